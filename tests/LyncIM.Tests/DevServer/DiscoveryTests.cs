using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class DiscoveryTests : DevServerTestBase
{
    [Theory]
    [InlineData("")]
    [InlineData("Autodiscover/AutodiscoverService.svc/root")]
    [InlineData("/Autodiscover//AutodiscoverService.svc/root")]
    [InlineData("?sipuri=kim@contoso.com")]
    public async Task The_root_names_the_users_resource_with_absolute_links(string path)
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        var root = JsonNode.Parse(await http.GetStringAsync(Server.Url + path))!;
        var href = $"{Server.Url}Autodiscover/AutodiscoverService.svc/root";
        Assert.StartsWith(href + "/oauth/user", Link(root, "user"), StringComparison.Ordinal);
        Assert.StartsWith(href + "?", Link(root, "self"), StringComparison.Ordinal);
        Assert.Contains("<html>", await http.GetStringAsync(Link(root, "xframe")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Whoever_has_no_token_is_told_where_there_are_some(string method)
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        var user = Link(JsonNode.Parse(await http.GetStringAsync(""))!, "user");
        var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), user));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var challenges = response.Headers.WwwAuthenticate.ToArray();
        Assert.Equal(["Bearer", "MsRtcOAuth"], challenges.Select(challenge => challenge.Scheme));
        Assert.Contains($"href=\"{Server.Url}WebTicket/oauthtoken\"", challenges[1].Parameter, StringComparison.Ordinal);
        Assert.Contains("grant_type=\"urn:microsoft.rtc:windows,password\"", challenges[1].Parameter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_token_is_told_where_the_applications_are()
    {
        var me = await SignInAsync(isAvailable: false);
        var root = await me.GetAsync("");
        Assert.Equal($"{Server.Url}ucwa/oauth/v1/applications", Link(await me.GetAsync(Link(root, "user")), "applications"));
    }

    [Fact]
    public async Task Discovery_can_send_a_client_on()
    {
        var me = await SignInAsync(isAvailable: false);
        var user = Link(await me.GetAsync(""), "user");
        Server.Control.SignIn.RedirectUsers(new Uri("https://pool2.contoso.com/root"));
        Assert.Equal("https://pool2.contoso.com/root", Link(await me.GetAsync(user), "redirect"));
        Server.Control.SignIn.RedirectUsers(null);
        Server.Control.SignIn.PlaceApplications(new Uri("https://pool3.contoso.com/apps"));
        Assert.Equal("https://pool3.contoso.com/apps", Link(await me.GetAsync(user), "applications"));
        Server.Control.SignIn.RedirectDiscovery(new Uri("https://online.contoso.com/root"));
        Assert.Equal("https://online.contoso.com/root", Link(await me.GetAsync(""), "redirect"));
    }

    [Fact]
    public async Task A_token_of_another_server_is_none_here()
    {
        await using var other = await DevServerHost.StartAsync();
        using var stranger = await UcwaClient.SignInAsync(other, "kim", isAvailable: false);
        Assert.Equal(401, (int)(await stranger.Http.PostAsync($"{Server.Url}ucwa/oauth/v1/applications", null)).StatusCode);
    }
}
