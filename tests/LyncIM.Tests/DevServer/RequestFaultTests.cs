using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class RequestFaultTests : DevServerTestBase
{
    [Theory]
    [InlineData(400, "400 BadRequest")]
    [InlineData(403, "403 Forbidden")]
    [InlineData(404, "404 NotFound")]
    [InlineData(409, "409 Conflict")]
    [InlineData(410, "410 Gone")]
    [InlineData(429, "429 TooManyRequests")]
    [InlineData(500, "500 ServiceFailure")]
    [InlineData(502, "502 ServiceFailure")]
    [InlineData(503, "503 ServiceUnavailable")]
    public async Task Every_status_can_be_had_at_every_request_and_nothing_is_done(int status, string error)
    {
        var me = await SignInAsync();
        var send = Link(await me.ConnectAsync("kim@contoso.com"), "sendMessage");
        Server.Control.Faults.Add(new RequestFault(FaultKind.Status, RequestFaults.Is("POST", "/messages"))
        {
            Status = status,
            RetryAfter = 7,
        });
        var response = await me.SayAsync(send, "lost");
        Assert.Equal(error, await ErrorOf(response));
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.EndsWith("/messages/2", (await me.SayAsync(send, "taken")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_ones_own_can_be_had()
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(new RequestFault(FaultKind.Status, RequestFaults.Is("GET", "/events"))
        {
            Status = 404,
            Code = "NotFound",
            Subcode = "InactiveApplicationExpired",
        });
        Assert.Equal("404 NotFound InactiveApplicationExpired", await ErrorOf(await me.Http.GetAsync(me.EventsHref)));
    }

    [Theory]
    [InlineData(FaultKind.CutBefore, 0)]
    [InlineData(FaultKind.CutAfter, 1)]
    public async Task A_connection_is_cut_before_anything_is_done_or_after(FaultKind kind, int invitations)
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(kind, "POST", "/messagingInvitations");
        await Assert.ThrowsAsync<HttpRequestException>(() => me.InviteAsync("kim@contoso.com"));
        Assert.Equal(invitations, Server.Control.Conversations.Count);
        Assert.Equal(0, Server.Control.Requests.All[^1].Status);
        Assert.Equal(0, Server.Control.Faults.Count);
    }

    [Fact]
    public async Task A_connection_is_cut_in_the_middle_of_the_answer()
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(FaultKind.CutWithin, "GET", "/communication");
        using var response = await me.Http.GetAsync(Link(me.Communication, "self"), HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.Content.Headers.ContentLength > 100);
        var read = await Record.ExceptionAsync(() => response.Content.ReadAsByteArrayAsync());
        Assert.True(read is HttpRequestException or IOException, $"{read}");
    }

    [Theory]
    [InlineData(FaultKind.Page, "text/html", 503)]
    [InlineData(FaultKind.Unauthorized, "text/html", 401)]
    [InlineData(FaultKind.Garbage, "application/json", 200)]
    [InlineData(FaultKind.EmptyBody, null, 200)]
    public async Task Answers_can_be_what_they_must_not(FaultKind kind, string? contentType, int status)
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(kind, "GET", "/communication");
        using var response = await me.Http.GetAsync(Link(me.Communication, "self"));
        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("supportedModalities", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_overtake_an_answer_that_is_slow_afterwards()
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(new RequestFault(FaultKind.SlowAfter, RequestFaults.Is("POST", "/messagingInvitations"))
        {
            Delay = TimeSpan.FromMinutes(1),
        });
        var invited = me.InviteAsync("kim@contoso.com");
        await me.UntilAsync("messagingInvitation completed");
        Assert.False(invited.IsCompleted);
        await Server.StopListeningAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => invited);
    }

    [Fact]
    public async Task A_request_that_is_slow_before_does_nothing_until_then()
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(new RequestFault(FaultKind.SlowBefore, RequestFaults.Is("POST", "/messagingInvitations"))
        {
            Delay = TimeSpan.FromMilliseconds(200),
        });
        var elapsed = Stopwatch.StartNew();
        await me.InviteAsync("kim@contoso.com");
        Assert.True(elapsed.ElapsedMilliseconds >= 190);
        await me.UntilAsync("messagingInvitation completed");
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_shall_and_can_be_taken_back()
    {
        var me = await SignInAsync();
        Server.Control.Faults.Add(new RequestFault(FaultKind.Status, _ => true) { Times = 2 });
        var statuses = new[] { await StatusAsync(me), await StatusAsync(me), await StatusAsync(me) };
        Assert.Equal([503, 503, 200], statuses);
        Server.Control.Faults.Add(new RequestFault(FaultKind.Status, _ => true));
        Server.Control.Faults.Clear();
        Assert.Equal(200, await StatusAsync(me));
    }

    [Fact]
    public async Task All_requests_are_recorded_without_their_secrets()
    {
        var me = await SignInAsync("kim");
        var send = Link(await me.ConnectAsync("lee@contoso.com"), "sendMessage");
        await me.SayAsync(send, "hello");
        var all = Server.Control.Requests.All;
        var token = all[0];
        Assert.Equal(("POST", "/WebTicket/oauthtoken", 200), (token.Method, token.Path, token.Status));
        Assert.DoesNotContain("secret", token.RequestBody, StringComparison.Ordinal);
        Assert.Contains("username=kim", token.RequestBody, StringComparison.Ordinal);
        var secret = me.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.All(all, request => Assert.DoesNotContain(secret, request.ResponseBody + request.RequestBody, StringComparison.Ordinal));
        Assert.Contains("\"access_token\":\"***\"", token.ResponseBody, StringComparison.Ordinal);
        var said = all.Single(request => request.Path.EndsWith("/messages", StringComparison.Ordinal));
        Assert.Equal(("kim@contoso.com", "hello", 201), (said.User, said.RequestBody, said.Status));
        Assert.Equal("Bearer ***", said.Headers["Authorization"]);
        Assert.True(said.Milliseconds >= 0 && said.Time <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task The_record_can_be_read_over_http_and_is_not_recorded_itself()
    {
        var me = await SignInAsync("kim");
        var before = Server.Control.Requests.All.Count;
        var log = (await me.GetAsync("requests")).AsArray();
        Assert.Equal(before, log.Count);
        Assert.Equal(
            ("POST", "/WebTicket/oauthtoken", 200), ((string?)log[0]!["method"], (string?)log[0]!["path"], (int)log[0]!["status"]!));
        Assert.Equal(before - 1, (await me.GetAsync("requests?after=1")).AsArray().Count);
        Assert.Null(log[0]!["requestBody"]);
        var whole = await me.GetAsync("requests/1");
        Assert.Equal("grant_type=password&username=kim&password=***", (string?)whole["requestBody"]);
        Assert.Contains("\"access_token\":\"***\"", (string?)whole["responseBody"], StringComparison.Ordinal);
        Assert.StartsWith("application/x-www-form-urlencoded", (string?)whole["headers"]!["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(404, (int)(await me.Http.GetAsync("requests/99999")).StatusCode);
        await me.Http.DeleteAsync("requests");
        Assert.Empty((await me.GetAsync("requests")).AsArray());
    }

    private static async Task<int> StatusAsync(UcwaClient client) =>
        (int)(await client.Http.GetAsync(Link(client.Communication, "self"))).StatusCode;
}
