using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;
using LyncIM.Session;

namespace LyncIM.Tests.Ucwa;

/// <summary>What becomes of messages on their way to the server: none is said twice.</summary>
public sealed class SendTests
{
    private const string Kim = "kim@contoso.com";

    [Theory]
    [InlineData(FaultKind.CutAfter)]
    [InlineData(FaultKind.CutWithin)]
    [InlineData(FaultKind.Garbage)]
    [InlineData(FaultKind.EmptyBody)]
    [InlineData(FaultKind.SlowAfter)]
    public async Task Where_the_answer_is_lost_or_late_the_event_tells_and_nothing_is_sent_again(FaultKind kind)
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.Faults.Add(new RequestFault(kind, RequestFaults.Is("POST", "/messagingInvitations")));
        var conversation = await scene.TalkAsync(Kim);
        scene.Control.Faults.Add(new RequestFault(kind, RequestFaults.Is("POST", "/messaging/messages")));
        await scene.SendAsync(conversation, "again");
        await scene.SendAsync(conversation, "more");
        Assert.Equal(["hello", "again", "more"], scene.DeliveredTo(Kim));
        Assert.Equal(["hello", "again", "more"], scene.Receive(3, includeSelf: true));
    }

    [Fact]
    public async Task Where_a_message_has_not_arrived_and_its_answer_is_lost_it_fails_and_is_not_sent_again()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync(Kim);
        scene.Control.Faults.Add(FaultKind.CutBefore, "POST", "/messaging/messages");
        var failure = await scene.FailsAsync(scene.SendAsync(conversation, "lost", seconds: 2));
        Assert.Equal(MessagingError.SendTimeout, failure.Error);
        await scene.SendAsync(conversation, "next");
        Assert.Equal(["hello", "next"], scene.DeliveredTo(Kim));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_the_server_refuses_for_now_fails_and_goes_out_once_where_it_may_be_tried_again(int status)
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync(Kim);
        scene.Control.Faults.Add(new RequestFault(FaultKind.Status, RequestFaults.Is("POST", "/messaging/messages")) { Status = status, Times = 3 });
        Assert.Equal(MessagingError.ServerFailure, (await scene.FailsAsync(scene.SendAsync(conversation, "refused"))).Error);
        var options = new SendOptions { Retry = 3, Timeout = TimeSpan.FromSeconds(20), ThrottleLimit = 1 };
        var scheduler = new SendScheduler(scene.Session, options, scene.Notices, () => { }, CancellationToken.None);
        await scheduler.ReadyAsync();
        scheduler.Begin(Recipient.In(conversation), "again");
        await scheduler.IdleAsync();
        Assert.Equal(LyncSendStatus.Sent, scheduler.TakeCompleted()?.Status);
        Assert.Equal(["hello", "again"], scene.DeliveredTo(Kim));
    }

    [Fact]
    public async Task Nobody_answers_an_invitation_and_a_later_answer_is_not_lost()
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.AnswerInvitations(Kim, InvitationAnswer.Ignore);
        var conversation = await scene.StartAsync(Kim);
        Assert.Equal(MessagingError.SendTimeout, (await scene.FailsAsync(scene.SendAsync(conversation, "are you there?", seconds: 1))).Error);
        Assert.True(scene.Control.AcceptInvitation(Kim));
        Eventually.Equal("Active", () => conversation.State);
        scene.Control.ConversationOf(Kim)!.Say(Kim, "now I am");
        Assert.Equal(["now I am"], scene.Receive(1));
        await scene.SendAsync(conversation, "fine");
        Assert.Equal(["are you there?", "fine"], scene.DeliveredTo(Kim));
    }

    [Fact]
    public async Task An_invitation_that_lapses_fails_as_a_timeout_and_the_next_one_goes_out()
    {
        await using var scene = await ServerScene.BeginAsync(new DevServerOptions { InvitationTimeout = TimeSpan.FromSeconds(1) });
        scene.Control.AnswerInvitations(Kim, InvitationAnswer.Ignore);
        var conversation = await scene.StartAsync(Kim);
        Assert.Equal(MessagingError.SendTimeout, (await scene.FailsAsync(scene.SendAsync(conversation, "are you there?"))).Error);
        scene.Control.AnswerInvitations(Kim, InvitationAnswer.AsTheyAre);
        await scene.SendAsync(conversation, "now?");
        Assert.Equal(["now?"], scene.DeliveredTo(Kim));
    }

    [Fact]
    public async Task Ending_a_conversation_calls_its_invitation_off()
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.AnswerInvitations(Kim, InvitationAnswer.Ignore);
        var conversation = await scene.StartAsync(Kim);
        var sending = scene.SendAsync(conversation, "are you there?");
        Eventually.True(() => scene.Control.Conversations.Count == 1);
        await scene.Session.EndAsync(conversation, scene.Within());
        Assert.Equal(MessagingError.ConversationEnded, (await scene.FailsAsync(sending)).Error);
        Eventually.Equal(0, () => scene.Control.Conversations.Count);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_conversation_before_its_first_message()
    {
        await using var scene = await ServerScene.BeginAsync();
        var count = scene.Requests.Count;
        var conversation = await scene.StartAsync(Kim);
        var group = await scene.StartAsync(Kim, "lee@contoso.com");
        Assert.Equal(("Inactive", "Inactive"), (conversation.State, group.State));
        Assert.Equal(count, scene.Requests.Count);
    }

    [Fact]
    public async Task A_first_message_goes_with_its_invitation()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.StartAsync(Kim);
        await scene.SendAsync(conversation, "100% + 1 ü 𝄞 & <b>");
        Assert.Equal(["100% + 1 ü 𝄞 & <b>"], scene.DeliveredTo(Kim));
        Assert.DoesNotContain(scene.Requests, request => request.Path.Contains("/messaging/messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_message_in_HTML_waits_until_it_is_known_whether_that_can_be_shown()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.SendAsync(await scene.StartAsync(Kim), "<b>hello</b>", format: LyncMessageFormat.Html);
        Assert.Equal(["<b>hello</b>"], scene.DeliveredTo(Kim));
        Assert.Empty(scene.Notices.Warnings);
    }

    [Theory]
    [InlineData("plain1@contoso.com", LyncMessageFormat.Html)]
    [InlineData(Kim, LyncMessageFormat.RichText)]
    public async Task What_cannot_be_shown_follows_as_plain_text_with_a_warning(string person, LyncMessageFormat format)
    {
        await using var scene = await ServerScene.BeginAsync();
        var body = format == LyncMessageFormat.Html ? "<b>hello</b>" : "hello";
        await scene.SendAsync(await scene.StartAsync(person), body, format: format);
        Assert.Equal(["hello"], scene.DeliveredTo(person));
        Assert.Single(scene.Notices.Warnings, warning => warning.Contains("sent as plain text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_server_fails_nothing()
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.Faults.Add(new RequestFault(FaultKind.SlowBefore, request => !ServerScene.IsPending(request))
        {
            Times = 5,
            Delay = TimeSpan.FromMilliseconds(700),
        });
        var conversation = await scene.TalkAsync("echo@contoso.com");
        await scene.SendAsync(conversation, "again");
        Assert.Equal(["echo: hello", "echo: again"], scene.Receive(2));
    }

    [Fact]
    public async Task Stopping_returns_at_once()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync(Kim);
        scene.Control.Faults.Add(new RequestFault(FaultKind.SlowBefore, RequestFaults.Is("POST", "/messages")) { Delay = TimeSpan.FromMinutes(1) });
        var sending = scene.SendAsync(conversation, "slow", seconds: 60);
        scene.Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Those_of_several_who_cannot_come_are_told_to_have_left_and_the_others_get_the_message()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.StartAsync(Kim, "offline1@contoso.com", "lee@contoso.com");
        await scene.SendAsync(conversation, "hello all");
        Assert.Equal(["hello all"], scene.DeliveredTo(Kim));
        Assert.Equal(["hello all"], scene.DeliveredTo("lee@contoso.com"));
        Assert.Equal(["offline1@contoso.com"], conversation.People.Where(person => !person.IsPresent).Select(person => person.SipAddress));
        Assert.NotNull(conversation.ConferenceUri);
    }

    [Fact]
    public async Task A_group_of_whom_nobody_can_come_fails_with_the_reason_and_leaves_nothing_behind()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.StartAsync("offline1@contoso.com", "unknown1@contoso.com");
        var failure = await scene.FailsAsync(scene.SendAsync(conversation, "hello all"));
        Assert.Equal(MessagingError.RecipientUnavailable, failure.Error);
        Eventually.Equal(0, () => scene.Control.Conversations.Count);
    }

    [Fact]
    public async Task A_meeting_is_joined_by_its_address_and_left_when_it_ends()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.TalkAsync(Kim, "lee@contoso.com");
        var meeting = scene.Control.ConversationOf(Kim)!;
        var pat = scene.OpenSession("pat");
        var joined = await pat.JoinAsync(meeting.MeetingUri!, scene.Within(), scene.Notices);
        Assert.Equal(meeting.MeetingUri, joined.ConferenceUri);
        await pat.SendAsync(joined, new OutgoingMessage("I am here", LyncMessageFormat.PlainText, ShowTyping: true), scene.Within(), scene.Notices);
        Assert.Equal(["hello", "I am here"], scene.DeliveredTo(Kim));
        Assert.Equal(["I am here"], scene.Receive(1));
        await pat.EndAsync(joined, scene.Within());
        Eventually.True(() => !meeting.Participants.Contains("pat@contoso.com"));
        await pat.CloseAsync();
    }
}
