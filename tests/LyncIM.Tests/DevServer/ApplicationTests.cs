using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class ApplicationTests : DevServerTestBase
{
    private const string Applications = "ucwa/oauth/v1/applications";

    [Fact]
    public async Task An_application_brings_everything_that_a_client_begins_with()
    {
        var me = await SignInAsync(isAvailable: false);
        Assert.Matches(@"^/ucwa/oauth/v1/applications/\d{12}$", Link(me.Application, "self"));
        Assert.EndsWith("/events?ack=1", me.EventsHref, System.StringComparison.Ordinal);
        Assert.Equal(["me", "people", "onlineMeetings", "communication"], me.Application["_embedded"]!.AsObject().Select(pair => pair.Key));
        Assert.True(Has(me.People, "search") && Has(me.People, "presenceSubscriptions"));
        var communication = me.Communication.AsObject();
        Assert.Equal("please pass this in a PUT request", (string?)communication.First().Value);
        Assert.EndsWith("onlineMeetingUri=adhoc", Link(communication, "startOnlineMeeting"), System.StringComparison.Ordinal);
        Assert.Equal("""{"s":[],"f":["Plain"]}""", new JsonObject
        {
            ["s"] = communication["supportedModalities"]!.DeepClone(),
            ["f"] = communication["supportedMessageFormats"]!.DeepClone(),
        }.ToJsonString());
    }

    [Theory]
    [InlineData("""{"userAgent":"a","endpointId":"e","culture":"en-US"}""", 201)]
    [InlineData("""{"UserAgent":"a","EndpointId":"e","Culture":"en-US"}""", 201)]
    [InlineData("""{"UserAgent":"a","Culture":"en-US"}""", 400)]
    [InlineData("""{"UserAgent":"a","EndpointId":"e","Culture":""", 400)]
    [InlineData("[]", 400)]
    [InlineData("", 400)]
    public async Task Names_may_have_any_case_and_all_three_are_needed(string body, int status)
    {
        var me = await SignInAsync(isAvailable: false);
        var response = await me.Http.PostAsync(Applications, new StringContent(body, null, "application/json"));
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_endpoint_gets_its_application_again()
    {
        var me = await SignInAsync(isAvailable: false);
        var body = new JsonObject { ["UserAgent"] = "a", ["EndpointId"] = "e", ["Culture"] = "en-US" };
        var (first, again) = (await me.PostAsync(Applications, body), await me.PostAsync(Applications, body));
        Assert.Equal((201, 200), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Being_available_changes_the_links_and_is_told()
    {
        var me = await SignInAsync(isAvailable: false);
        Assert.False(Has(me.Me, "presence"));
        var href = Link(me.Me, "makeMeAvailable");
        Assert.Equal(204, (int)(await me.PostAsync(href, new JsonObject
        {
            ["SupportedModalities"] = new JsonArray("messaging"),
            ["supportedMessageFormats"] = new JsonArray("Plain", "Html"),
            ["inactiveTimeout"] = "00:05:00",
            ["somethingElse"] = 1,
        })).StatusCode);
        var seen = await me.UntilAsync("communication updated");
        Assert.Equal(
            ["me updated", "presence added", "note added", "location added", "communication updated"],
            seen.Select(happened => happened.ToString()));
        Assert.Equal("""["Messaging"]""", seen[^1].Resource["supportedModalities"]!.ToJsonString());
        Assert.All(seen.Take(4), happened => Assert.Null(happened.Body["_embedded"]));
        var now = await me.GetAsync(Link(me.Me, "self"));
        Assert.True(new[] { "presence", "note", "location", "reportMyActivity" }.All(rel => Has(now, rel)));
        Assert.False(Has(now, "makeMeAvailable"));
        Assert.Equal("409 Conflict AlreadyExists", await ErrorOf(await me.PostAsync(href)));
    }

    [Theory]
    [InlineData("me/makeMeAvailable", """{"supportedModalities":["Video"]}""", "403 Forbidden")]
    [InlineData("me/makeMeAvailable", """{"signInAs":"Sleeping"}""", "400 BadRequest ParameterValidationFailure")]
    [InlineData("me/reportMyActivity", "", "409 Conflict MakeMeAvailableRequired")]
    [InlineData("me/presence", """{"availability":"Busy"}""", "409 Conflict MakeMeAvailableRequired")]
    [InlineData("me/note", "", "409 Conflict MakeMeAvailableRequired")]
    [InlineData("me/nothing", "", "404 NotFound ResourceNotFound")]
    [InlineData("policies", "", "405 MethodNotAllowed MethodNotAllowed")]
    public async Task What_does_not_go_is_said_with_a_code(string path, string body, string error)
    {
        var me = await SignInAsync(isAvailable: false);
        var response = await me.Http.PostAsync(
            $"{Link(me.Application, "self")}/{path}", new StringContent(body, null, "application/json"));
        Assert.Equal(error, await ErrorOf(response));
    }

    [Theory]
    [InlineData("reportMyActivity")]
    [InlineData("me/reportMyActivity")]
    public async Task Activity_is_reported_at_either_address(string path)
    {
        var me = await SignInAsync();
        var response = await me.Http.PostAsync(
            $"{Link(me.Application, "self")}/{path}", new StringContent("", null, "application/json"));
        Assert.Equal(204, (int)response.StatusCode);
    }

    [Fact]
    public async Task What_is_posted_must_be_json()
    {
        var me = await SignInAsync();
        var href = Link(me.Communication, "startMessaging");
        var response = await me.Http.PostAsync(href, new StringContent("<input/>", null, "application/xml"));
        Assert.Equal("415 UnsupportedMediaType UnsupportedMediaType", await ErrorOf(response));
    }

    [Theory]
    [InlineData(null, true, 428)]
    [InlineData("{0}", true, 428)]
    [InlineData("\"1\"", true, 412)]
    [InlineData("\"{0}\"", false, 400)]
    [InlineData("\"{0}\"", true, 204)]
    public async Task A_put_needs_the_quoted_etag_and_the_named_property(string? ifMatch, bool hasKey, int status)
    {
        var me = await SignInAsync();
        var body = me.Communication.DeepClone().AsObject();
        if (!hasKey)
            body.RemoveAt(0);
        body["supportedMessageFormats"] = new JsonArray("Plain");
        var request = new HttpRequestMessage(HttpMethod.Put, Link(body, "self")) { Content = UcwaClient.Json(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", string.Format(null, ifMatch, (string?)body["etag"]));
        Assert.Equal(status, (int)(await me.Http.SendAsync(request)).StatusCode);
        var now = await me.GetAsync(Link(body, "self"));
        Assert.Equal(status == 204 ? 1 : 2, now["supportedMessageFormats"]!.AsArray().Count);
        Assert.Equal(status == 204, (string?)now["etag"] != (string?)body["etag"]);
    }

    [Fact]
    public async Task An_etag_that_still_holds_saves_the_body()
    {
        var me = await SignInAsync();
        foreach (var href in new[] { Link(me.Communication, "self"), Link(me.Application, "self") + "/people/kim@contoso.com" })
        {
            var first = await me.Http.GetAsync(href);
            var request = new HttpRequestMessage(HttpMethod.Get, href);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            Assert.Equal(304, (int)(await me.Http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task A_deleted_application_is_gone_for_whoever_waits_for_events()
    {
        var me = await SignInAsync();
        var pending = me.Http.GetAsync(me.EventsHref);
        Assert.Equal(204, (int)(await me.Http.DeleteAsync(Link(me.Application, "self"))).StatusCode);
        Assert.Equal("404 NotFound ApplicationNotFound", await ErrorOf(await pending));
        Assert.Equal("404 NotFound ApplicationNotFound", await ErrorOf(await me.PostAsync(Link(me.Communication, "startMessaging"))));
        Assert.Equal("404 NotFound ApplicationNotFound", await ErrorOf(await me.Http.GetAsync(Link(me.Application, "self") + "/nothing")));
        Assert.Empty(Server.Control.SignedIn);
    }

    [Fact]
    public async Task Answers_are_packed_for_whoever_unpacks_them_and_say_their_length()
    {
        var me = await SignInAsync();
        using var plain = await me.Http.GetAsync(Link(me.Application, "policies"));
        Assert.True(plain.Content.Headers.ContentLength > 0);
        var request = new HttpRequestMessage(HttpMethod.Get, Link(me.Application, "policies"));
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var packed = await me.Http.SendAsync(request);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.True(packed.Content.Headers.ContentLength > 0);
    }
}
