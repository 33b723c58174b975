using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class EventChannelTests : DevServerTestBase
{
    [Fact]
    public async Task A_batch_comes_again_until_the_next_one_is_asked_for()
    {
        var me = await SignInAsync();
        await me.InviteAsync("kim@contoso.com");
        var href = me.EventsHref;
        var batch = await me.PollAsync();
        Assert.NotEmpty(batch["sender"]!.AsArray());
        for (var i = 0; i < 2; i++)
        {
            me.EventsHref = href;
            Assert.Equal(batch.ToJsonString(), (await me.PollAsync()).ToJsonString());
        }
    }

    [Fact]
    public async Task What_was_not_read_comes_to_the_request_that_follows_a_broken_one()
    {
        var me = await SignInAsync();
        using (var broken = new CancellationTokenSource())
        {
            var pending = me.PollAsync(broken.Token);
            Eventually.Equal(1, () => Server.Control.Events.PendingCount);
            broken.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
            Eventually.Equal(0, () => Server.Control.Events.PendingCount);
        }
        Server.Control.Faults.Add(LyncIM.DevServer.Control.FaultKind.CutAfter, "GET", "/events");
        await me.InviteAsync("kim@contoso.com");
        await Assert.ThrowsAsync<HttpRequestException>(() => me.PollAsync());
        Assert.Equal("messagingInvitation started", (await me.UntilAsync("messagingInvitation completed"))[0].ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_wrong_number_is_told_where_to_go_on(int number)
    {
        var me = await SignInAsync();
        var kim = await me.ConnectAsync("kim@contoso.com");
        var (right, path) = (me.EventsHref, me.EventsHref.Split('?')[0]);
        Server.Control.ConversationOf("kim@contoso.com")!.Say("kim@contoso.com", "hi");
        me.EventsHref = $"{path}?ack={number}";
        var batch = await me.PollAsync();
        Assert.False(Has(batch, "next"));
        Assert.Contains(me.EventsHref, new[] { right, path + "?ack=" + (int.Parse(right.Split('=')[^1], null) - 1) });
        Assert.EndsWith(",hi", Link((await me.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
        Assert.NotNull(kim);
    }

    [Theory]
    [InlineData("", "", 409, 200)]
    [InlineData("&priority=5", "&priority=5", 409, 200)]
    [InlineData("&priority=5", "&priority=4", 200, 409)]
    public async Task Of_two_requests_for_events_one_is_replaced(string first, string second, int firstStatus, int secondStatus)
    {
        var me = await SignInAsync();
        var pending = me.Http.GetAsync(me.EventsHref + first);
        Eventually.Equal(1, () => Server.Control.Events.PendingCount);
        var newer = me.Http.GetAsync(me.EventsHref + second);
        var replaced = await await Task.WhenAny(pending, newer);
        await me.InviteAsync("kim@contoso.com");
        Assert.Equal((firstStatus, secondStatus), ((int)(await pending).StatusCode, (int)(await newer).StatusCode));
        Assert.Equal("409 Conflict PGetReplaced", await ErrorOf(replaced));
    }

    [Fact]
    public async Task Operations_are_told_at_once_and_in_order()
    {
        var me = await SignInAsync();
        await me.InviteAsync("kim@contoso.com");
        var seen = await me.UntilAsync("messagingInvitation completed");
        Assert.Equal(
            [
                "messagingInvitation started", "conversation added", "localParticipant added", "messaging updated",
                "conversation updated", "participant added", "participantMessaging added", "participantMessaging added",
                "messaging updated", "messagingInvitation completed",
            ],
            seen.Select(happened => happened.ToString()));
        Assert.Equal(["communication", "communication", "conversation"], seen.Take(3).Select(happened => happened.SenderRel));
    }

    [Fact]
    public async Task A_client_that_was_silent_is_told_to_resume_without_its_conversations()
    {
        var me = await SignInAsync();
        await me.ConnectAsync("kim@contoso.com");
        Server.Control.Events.Resume("me@contoso.com");
        var batch = await me.PollAsync();
        Assert.True(Has(batch, "resume") && !Has(batch, "next"));
        var conversations = await me.GetAsync(Link(me.Communication, "conversations"));
        Assert.Equal("[]", conversations["_links"]!["conversation"]!.ToJsonString());
        await me.ConnectAsync("lee@contoso.com");
    }

    [Fact]
    public async Task A_client_can_be_told_that_it_lost_count()
    {
        var me = await SignInAsync();
        Server.Control.Events.Resync();
        Assert.True(Has(await me.PollAsync(), "resync"));
        await me.ConnectAsync("kim@contoso.com");
    }

    [Fact]
    public async Task Another_process_can_take_the_place()
    {
        var me = await SignInAsync();
        var pending = me.Http.GetAsync(me.EventsHref);
        Eventually.Equal(1, () => Server.Control.Events.PendingCount);
        Server.Control.Events.Replace("kim@contoso.com");
        Server.Control.Events.Replace("sip:me@contoso.com");
        Assert.Equal("409 Conflict PGetReplaced", await ErrorOf(await pending));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ack=x")]
    [InlineData("?ack=1&medium=x")]
    public async Task Numbers_are_numbers(string query)
    {
        var me = await SignInAsync(isAvailable: false);
        var response = await me.Http.GetAsync(me.EventsHref.Split('?')[0] + query);
        Assert.Equal("400 BadRequest ParameterValidationFailure", await ErrorOf(response));
    }

    [Fact]
    public async Task Events_can_be_doubled_late_held_and_without_resources()
    {
        var me = await SignInAsync();
        var kim = await me.ConnectAsync("kim@contoso.com");
        var talk = Server.Control.ConversationOf("kim@contoso.com")!;
        Server.Control.Events.Double("message", "completed");
        talk.Say("kim@contoso.com", "one");
        Assert.Equal((await me.WaitAsync("message completed")).Href, (await me.WaitAsync("message completed")).Href);
        Server.Control.Events.Delay("message", "completed", TimeSpan.FromMilliseconds(1));
        Server.Control.Events.OmitResources();
        talk.Say("kim@contoso.com", "two");
        var late = await me.WaitAsync("message completed");
        Assert.Null(late.Body["_embedded"]);
        Assert.EndsWith(",two", Link(await me.GetAsync(late.Href), "plainMessage"), StringComparison.Ordinal);
        Server.Control.Events.Clear();
        Server.Control.Events.Hold();
        talk.Say("kim@contoso.com", "three");
        talk.Type("kim@contoso.com", true);
        Server.Control.Events.Release();
        var batch = await me.PollAsync();
        Assert.Equal(2, batch["sender"]![0]!["events"]!.AsArray().Count);
        Assert.NotNull(kim);
    }
}
