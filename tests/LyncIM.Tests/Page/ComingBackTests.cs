using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.Tests.DevServer.Support;
using LyncIM.Tests.Page.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

/// <summary>Whatever happens to the server or the connection, the page is back by itself; nothing is shown twice or missing.</summary>
public sealed class ComingBackTests : PageTestBase
{
    private const string Eve = "eve@contoso.com";

    [BrowserFact]
    public async Task A_server_that_starts_anew_finds_everybody_again_as_they_were()
    {
        AreConnectionsLost = true;
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        await kim.PublishAsync("Busy");
        await kim.Page.Locator("#note").FillAsync("in a meeting");
        await kim.Page.Locator("#note").PressAsync("Tab");
        await kim.WriteToAsync("lee", "before");
        await lee.AcceptAsync();
        await lee.SeesAsync("before");
        await Server.StopListeningAsync();
        await Expect(kim.Connection).ToHaveTextAsync("The server is away. Trying again...");
        await Server.RestartAsync();
        await Expect(kim.Connection).ToHaveTextAsync("Connected.");
        await Expect(lee.Connection).ToHaveTextAsync("Connected.");
        await Expect(kim.Events).ToHaveTextAsync(["The server has ended the conversation."]);
        await kim.WriteAsync("after");
        await lee.AcceptAsync();
        await lee.SeesAsync("after");
        await kim.SeesAsync("before", "after");
        Assert.Equal(("Busy", "in a meeting"), await PublishedByKimAsync());
        await Expect(kim.Page.Locator("#presence")).ToHaveValueAsync("Busy");
    }

    [BrowserFact]
    public async Task What_is_said_while_the_server_is_away_comes_once_it_is_back()
    {
        AreConnectionsLost = true;
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "one");
        await kim.AcceptAsync();
        await kim.SeesAsync("one");
        await Server.StopListeningAsync();
        await Expect(kim.Connection).ToHaveTextAsync("The server is away. Trying again...");
        talk.Say(Eve, "two");
        await Server.ListenAsync();
        await Expect(kim.Connection).ToHaveTextAsync("Connected.");
        talk.Say(Eve, "three");
        await kim.SeesAsync("one", "two", "three");
    }

    [BrowserFact]
    public async Task Whatever_becomes_of_a_request_for_events_each_message_is_shown_once()
    {
        AreConnectionsLost = true;
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "hello");
        await kim.AcceptAsync();
        var said = new List<string> { "hello" };
        foreach (var kind in new[]
        {
            FaultKind.CutBefore, FaultKind.CutAfter, FaultKind.CutWithin, FaultKind.Garbage, FaultKind.Status, FaultKind.Unauthorized,
        })
        {
            Server.Control.Faults.Add(new RequestFault(kind, request => request.Path.Contains("/events?", StringComparison.Ordinal)));
            foreach (var place in new[] { "before", "after" })
            {
                said.Add($"{kind} {place}");
                talk.Say(Eve, said[^1]);
                await kim.SeesAsync([.. said]);
            }
        }
        await Expect(kim.Connection).ToHaveTextAsync("Connected.");
    }

    [BrowserFact]
    public async Task What_the_server_tells_twice_is_shown_once()
    {
        var kim = await OpenAsync("kim");
        Server.Control.Events.Double("messagingInvitation", "started");
        Server.Control.Events.Double("messagingInvitation", "completed");
        Server.Control.Events.Double("message", "completed", times: 3);
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "one");
        await kim.AcceptAsync();
        talk.Say(Eve, "two");
        talk.Say(Eve, "three");
        await kim.SeesAsync("one", "two", "three");
        await Expect(kim.Page.Locator("#invitation")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Lost_answers_to_what_one_sends_make_nothing_appear_twice()
    {
        AreConnectionsLost = true;
        var kim = await OpenAsync("kim");
        Server.Control.Faults.Add(new RequestFault(FaultKind.CutWithin, request => request.Path.EndsWith("messagingInvitations", StringComparison.Ordinal)));
        await kim.WriteToAsync("lee", "one");
        await Expect(kim.Fate).ToContainTextAsync(" - delivered");
        Server.Control.Faults.Add(new RequestFault(FaultKind.SlowAfter, request => request.Path.Contains("/messages?", StringComparison.Ordinal)));
        await kim.WriteAsync("two");
        await kim.WriteAsync("three");
        await Expect(kim.Fate).ToContainTextAsync(" - delivered");
        await kim.SeesAsync("one", "two", "three");
        await Expect(kim.Talks).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_server_that_has_lost_count_or_dropped_conversations_is_followed()
    {
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "one");
        await kim.AcceptAsync();
        await kim.SeesAsync("one");
        Server.Control.Events.Resync();
        await kim.WriteAsync("two");
        await Expect(kim.Fate).ToContainTextAsync(" - delivered");
        talk.Say(Eve, "three");
        await kim.SeesAsync("one", "two", "three");
        Server.Control.Events.Resume();
        await Expect(kim.Events).ToHaveTextAsync(["The server has ended the conversation."]);
        await kim.WriteAsync("four");
        await Expect(kim.Fate).ToContainTextAsync(" - delivered");
    }

    [BrowserFact]
    public async Task After_the_computer_has_slept_events_are_asked_for_anew()
    {
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{Server.Url}?as=kim");
        var kim = new PersonPage(page);
        await Expect(kim.Connection).ToHaveTextAsync("Connected.");
        Eventually.Equal(1, () => Server.Control.Events.PendingCount);
        var before = EventRequests();
        await page.Clock.FastForwardAsync("10:00");
        Eventually.True(() => EventRequests() > before);
        Server.Control.Invite(Eve, "kim@contoso.com", "awake?");
        await page.Clock.ResumeAsync();
        await kim.AcceptAsync();
        await kim.SeesAsync("awake?");
    }

    private int EventRequests() => Server.Control.Requests.All.Count(request => request.Path.Contains("/events?", StringComparison.Ordinal));

    private async Task<(string Availability, string Note)> PublishedByKimAsync()
    {
        using var me = await UcwaClient.SignInAsync(Server, "me");
        var contact = await me.GetAsync($"{Link(me.People, "self")}/kim@contoso.com");
        var presence = await me.GetAsync(Link(contact, "contactPresence"));
        var note = await me.GetAsync(Link(contact, "contactNote"));
        return ((string)presence["availability"]!, (string)note["message"]!);
    }
}
