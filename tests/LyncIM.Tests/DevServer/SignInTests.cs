using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class SignInTests : DevServerTestBase
{
    private const string Windows = "urn:microsoft.rtc:windows";

    [Theory]
    [InlineData("kim", "kim@contoso.com")]
    [InlineData("KIM", "kim@contoso.com")]
    [InlineData("kim@fabrikam.com", "kim@contoso.com")]
    [InlineData("CONTOSO\\kim", "kim@contoso.com")]
    [InlineData("sip:kim@contoso.com", "kim@contoso.com")]
    [InlineData("k+i&m=%", "k+i&m=%@contoso.com")]
    public async Task Any_user_name_signs_in(string userName, string address)
    {
        var client = await SignInAsync(userName, isAvailable: false);
        Assert.Equal("sip:" + address, (string?)client.Me["uri"]);
        Assert.Equal([address], client.Me["emailAddresses"]!.AsArray().Select(mail => (string?)mail));
    }

    [Fact]
    public async Task A_token_says_how_long_it_holds()
    {
        var response = await TokenAsync(("grant_type", "password"), ("username", "kim"), ("password", "x"));
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.StartsWith("cwt=", (string?)token["access_token"], StringComparison.Ordinal);
        Assert.InRange((int)token["expires_in"]!, 1, 28799);
        Assert.Equal("Bearer", (string?)token["token_type"]);
        Assert.Equal("local", (string?)token["ms_rtc_identityscope"]);
    }

    [Theory]
    [InlineData("invalid_grant", "grant_type=password&username=kim&password=wrong")]
    [InlineData("invalid_grant", "grant_type=password&username=k%20m&password=x")]
    [InlineData("invalid_request", "grant_type=password&username=kim")]
    [InlineData("invalid_request", "username=kim&password=x")]
    [InlineData("invalid_scope", "grant_type=password&username=kim&password=x&scope=some")]
    [InlineData("unsupported_grant_type", "grant_type=urn:microsoft.rtc:passive")]
    public async Task What_is_no_grant_is_refused_with_a_code(string code, string form)
    {
        using var http = new HttpClient();
        var response = await http.PostAsync($"{Server.Url}WebTicket/oauthtoken", new StringContent(
            form, Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]);
    }

    [Fact]
    public async Task A_grant_in_parts_is_understood()
    {
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("password"), "grant_type" },
            { new StringContent("kim"), "username" },
            { new StringContent("topsecret"), "password" },
        };
        Assert.Equal(200, (int)(await http.PostAsync($"{Server.Url}WebTicket/oauthtoken", form)).StatusCode);
        Assert.DoesNotContain("topsecret", Server.Control.Requests.All[^1].RequestBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_windows_grant_is_answered_at_once_as_me()
    {
        var response = await TokenAsync(("grant_type", Windows));
        Assert.Equal(200, (int)response.StatusCode);
        var me = await SignInAsync("me", isAvailable: false);
        Assert.Equal("Me Myself", (string?)me.Me["name"]);
    }

    [Fact]
    public async Task The_windows_grant_asks_for_the_account_where_that_is_wanted()
    {
        Server.Control.SignIn.ChallengeWindows();
        var response = await TokenAsync(("grant_type", Windows));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(["Negotiate", "NTLM"], response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme));
        Assert.Equal(200, (int)(await TokenAsync(new AuthenticationHeaderValue("Negotiate", "YII="), ("grant_type", Windows))).StatusCode);
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("kim:wrong")));
        Assert.Equal(401, (int)(await TokenAsync(basic, ("grant_type", Windows))).StatusCode);
    }

    [Fact]
    public async Task A_grant_that_is_not_offered_is_refused()
    {
        Server.Control.SignIn.Offer(passwords: false, windows: true);
        Assert.Equal(400, (int)(await TokenAsync(("grant_type", "password"), ("username", "kim"), ("password", "x"))).StatusCode);
        using var http = new HttpClient();
        var challenged = await http.GetAsync($"{Server.Url}ucwa/oauth/v1/applications/1");
        Assert.Contains($"grant_type=\"{Windows}\"", challenged.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_goes_on_with_the_same_application()
    {
        var kim = await SignInAsync("kim");
        Server.Control.SignIn.ExpireTokens();
        var self = Link(kim.Application, "self");
        var expired = await kim.Http.GetAsync(self);
        Assert.Equal(401, (int)expired.StatusCode);
        Assert.Equal(2, expired.Headers.WwwAuthenticate.Count);
        var again = await SignInAsync("kim", isAvailable: false);
        Assert.Equal(200, (int)(await again.Http.GetAsync(self)).StatusCode);
        var lee = await SignInAsync("lee", isAvailable: false);
        Assert.Equal("404 NotFound ApplicationNotFound", await ErrorOf(await lee.Http.GetAsync(self)));
    }

    private Task<HttpResponseMessage> TokenAsync(params (string, string)[] form) => TokenAsync(null, form);

    private async Task<HttpResponseMessage> TokenAsync(AuthenticationHeaderValue? account, params (string Name, string Value)[] form)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = account;
        return await http.PostAsync($"{Server.Url}WebTicket/oauthtoken", new FormUrlEncodedContent(
            form.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
    }
}
