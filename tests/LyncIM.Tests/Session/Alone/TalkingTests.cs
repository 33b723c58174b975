using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Alone;

/// <summary>Talking over the port: what goes out, in which order, and what comes of what comes in.</summary>
public sealed class TalkingTests : InMemoryScene
{
    [Fact]
    public async Task Typing_is_shown_before_the_message_and_is_over_after_it()
    {
        var conversation = await StartAsync("delay50@contoso.com");
        var sending = SendAsync(conversation, "hi");
        var room = Network.RoomOf("sip:delay50@contoso.com");
        Eventually.True(() => room.IsTypingSeen || sending.IsCompleted);
        await sending;
        Assert.Equal([true, false], room.TypingCalls);
        Assert.False(room.IsTypingSeen);
    }

    [Theory]
    [InlineData("offline@contoso.com", "RecipientUnavailable")]
    [InlineData("unknown@contoso.com", "RecipientNotFound")]
    [InlineData("decline@contoso.com", "RecipientDeclined")]
    public async Task A_refusal_is_an_error_by_its_name_and_typing_ends(string person, string error)
    {
        Assert.Equal(error, await FailsAsync(SendAsync(await StartAsync(person), "hi")));
        Assert.False(Network.RoomOf("sip:" + person).IsTypingSeen);
    }

    [Fact]
    public async Task An_open_conversation_with_the_same_person_is_used_again()
    {
        var (first, isNew) = await Session.StartAsync(Request("kim@contoso.com"), Within(), Notices);
        Assert.True(isNew);
        var (second, isNewAgain) = await Session.StartAsync(Request("KIM@contoso.com"), Within(), Notices);
        Assert.Same(first, second);
        Assert.False(isNewAgain);
        var (third, _) = await Session.StartAsync(Request("kim@contoso.com") with { IsNew = true }, Within(), Notices);
        Assert.NotSame(first, third);
        Assert.NotSame(first, await StartAsync("kim@contoso.com", "lee@contoso.com"));
    }

    [Fact]
    public async Task Who_start_at_the_same_moment_share_one_conversation()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StartAsync("kim@contoso.com"))));
        Assert.Single(started.Distinct());
        Assert.Single(Network.Rooms);
    }

    [Fact]
    public async Task A_conversation_is_inactive_until_its_first_message()
    {
        var conversation = await StartAsync("kim@contoso.com");
        Assert.Equal(nameof(LyncConversationState.Inactive), conversation.State);
        await SendAsync(conversation, "hi");
        Eventually.Equal(nameof(LyncConversationState.Active), () => conversation.State);
    }

    [Fact]
    public async Task What_comes_in_is_counted_and_raised_and_its_typing_is_seen()
    {
        var raised = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Session.Events.Raised += happened => raised.Enqueue($"{happened.Name}: {happened.Data}");
        var conversation = await StartAsync("kim@contoso.com");
        var room = Network.RoomOf(Kim);
        room.Type(Kim, isTyping: true);
        Eventually.True(() => conversation.People.Single().IsTyping);
        room.Say(Kim, "hello");
        Eventually.Equal(1, () => conversation.UnreadCount);
        Eventually.True(() => raised.Contains("LyncIM.MessageReceived: hello"));
        Assert.Contains("LyncIM.TypingChanged: kim@contoso.com", raised);
        Assert.Equal("hello", Assert.Single(Drain(conversation)).Text);
        Assert.Equal(0, conversation.UnreadCount);
    }

    [Fact]
    public async Task Invitations_are_accepted_while_that_is_wanted_those_that_wait_first()
    {
        await ConnectAsync();
        Network.Invite(Kim, "early");
        var early = Assert.Single(Receive(1)).Conversation;
        Assert.Equal(nameof(LyncConversationState.Incoming), early.State);
        Session.AcceptIncoming(true);
        Eventually.Equal(nameof(LyncConversationState.Active), () => early.State);
        Network.Invite("sip:lee@contoso.com", "late");
        var late = Assert.Single(Receive(1)).Conversation;
        Eventually.Equal(nameof(LyncConversationState.Active), () => late.State);
    }

    [Fact]
    public async Task Messages_to_one_conversation_keep_the_order_in_which_they_were_asked_for()
    {
        var conversation = await StartAsync("kim@contoso.com");
        var texts = Enumerable.Range(0, 30).Select(number => $"{number}").ToArray();
        await Task.WhenAll(texts.Select(text => SendAsync(conversation, text)));
        Assert.Equal(texts, Network.Delivered.Select(one => one.Contents[LyncMessageFormat.PlainText]));
    }

    [Fact]
    public async Task A_client_that_hangs_is_given_up_in_time_and_nothing_goes_out_later()
    {
        using var shorter = new ShortBestEffort();
        var conversation = await StartAsync("kim@contoso.com");
        Network.Hang();
        Assert.Equal("SendTimeout", await FailsAsync(SendAsync(conversation, "hi", seconds: 0.1)));
        Network.Heal();
        await SendAsync(conversation, "again");
        Assert.Equal(["again"], Network.Delivered.Select(one => one.Contents[LyncMessageFormat.PlainText]));
    }

    [Fact]
    public async Task Ctrl_C_frees_the_caller_and_ends_typing()
    {
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        Eventually.True(() => Network.RoomOf("sip:never@contoso.com").IsTypingSeen);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Eventually.True(() => !Network.RoomOf("sip:never@contoso.com").IsTypingSeen);
    }

    [Fact]
    public async Task A_conversation_that_ends_elsewhere_is_told_to_whoever_waits_in_it_and_to_nobody_else()
    {
        var (ended, open) = (await StartAsync("never1@contoso.com"), await StartAsync("delay100@contoso.com"));
        var waiting = SendAsync(ended, "hi");
        var sent = SendAsync(open, "hi");
        Eventually.True(() => Network.RoomOf("sip:never1@contoso.com").IsTypingSeen);
        Network.RoomOf("sip:never1@contoso.com").End();
        Assert.Equal("ConversationEnded", await FailsAsync(waiting));
        await sent;
    }

    [Fact]
    public async Task What_cannot_be_shown_is_sent_again_as_plain_text_with_a_warning()
    {
        var conversation = await StartAsync("plain@contoso.com");
        Assert.Equal(LyncMessageFormat.PlainText, await SendAsync(conversation, "<b>bold</b>", format: LyncMessageFormat.Html));
        Assert.Equal("bold", Assert.Single(Network.Delivered).Contents[LyncMessageFormat.PlainText]);
        Assert.Contains(Notices.Warnings, warning => warning.Contains("plain text"));
    }

    [Fact]
    public async Task A_conference_is_joined_once()
    {
        const string Conference = "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC";
        var joined = await Session.JoinAsync(Conference, Within(), Notices);
        Assert.Same(joined, await Session.JoinAsync(Conference, Within(), Notices));
        Assert.Equal(nameof(LyncConversationType.Conference), joined.Type);
    }

    [Fact]
    public async Task Ending_a_conversation_twice_does_no_harm()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await Session.EndAsync(conversation, Within());
        await Session.EndAsync(conversation, Within());
        Assert.Equal(nameof(LyncConversationState.Terminated), conversation.State);
        Assert.Empty(Network.Rooms);
    }

    [Fact]
    public async Task Closing_forgets_what_was_not_read()
    {
        await ConnectAsync();
        Network.Invite(Kim, "hi");
        Eventually.Equal(1, () => Session.Conversations.Conversations.Sum(one => one.UnreadCount));
        await Session.CloseAsync();
        Assert.Empty(Session.Conversations.Conversations);
        Assert.Null(Session.Inbox.OpenReader(new MessageFilter(), includeSelf: true).Take());
    }
}
