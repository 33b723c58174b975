using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Session;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>A message goes out whole and in order, and typing ends, whatever the SDK does.</summary>
public sealed class SendTests : Scene
{
    private const string Send = nameof(InstantMessageModality.BeginSendMessage);
    private const string Type = nameof(InstantMessageModality.BeginSetComposing);

    [Fact]
    public async Task Typing_the_message_and_no_more_typing_go_out_one_after_the_other()
    {
        await SendAsync(await StartAsync("kim@contoso.com"), "hi");
        Assert.Equal(
            ["typing on sip:kim@contoso.com", "message sip:kim@contoso.com", "typing off sip:kim@contoso.com"], SimulatedNetwork.Wire);
    }

    [Fact]
    public async Task Without_typing_only_the_message_goes_out()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await Session.SendAsync(conversation, new OutgoingMessage("hi", LyncMessageFormat.PlainText, ShowTyping: false), Within(), Notices);
        Assert.Equal(["message sip:kim@contoso.com"], SimulatedNetwork.Wire);
    }

    [Theory]
    [InlineData("offline@contoso.com", "RecipientUnavailable")]
    [InlineData("unknown@contoso.com", "RecipientNotFound")]
    [InlineData("decline@contoso.com", "RecipientDeclined")]
    public async Task Typing_ends_when_a_send_fails(string address, string error)
    {
        Assert.Equal(error, await FailsAsync(SendAsync(await StartAsync(address), "hi")));
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        Assert.Equal(["typing on sip:" + address, "typing off sip:" + address], SimulatedNetwork.Wire);
    }

    [Theory]
    [InlineData(0x80EF0193u, "RecipientDeclined")]
    [InlineData(0x80EF0194u, "RecipientNotFound")]
    [InlineData(0x80EF019Du, "MessageTooLong")]
    [InlineData(0x80EF019Fu, "FormatNotSupported")]
    [InlineData(0x80EF01E0u, "RecipientUnavailable")]
    [InlineData(0x80EF01E6u, "RecipientUnavailable")]
    [InlineData(0x80EF0201u, "MessageTooLong")]
    [InlineData(0x80EF025Bu, "RecipientDeclined")]
    [InlineData(0x80EF01F8u, "LyncFailure")]
    [InlineData(0x80C80006u, "LyncNotSignedIn")]
    [InlineData(0x80C80008u, "LyncFailure")]
    [InlineData(0x80C8000Au, "LyncFailure")]
    [InlineData(0x80C8000Bu, "LyncFailure")]
    [InlineData(0x80070057u, "LyncFailure")]
    [InlineData(0x800706BAu, "LyncClientNotRunning")]
    [InlineData(0x80010108u, "LyncClientNotRunning")]
    [InlineData(0x80004005u, "LyncFailure")]
    public async Task What_the_SDK_throws_is_named_and_typing_ends(uint code, string error)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.Throws, Send, times: 1, code);
        var failure = await Assert.ThrowsAsync<LyncException>(() => SendAsync(conversation, "hi"));
        Assert.Equal(error, failure.ErrorId);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        await SendAsync(conversation, "again");
    }

    [Fact]
    public async Task A_send_that_never_completes_is_given_up_in_time_and_typing_ends()
    {
        var conversation = await StartAsync("never@contoso.com");
        var elapsed = Stopwatch.StartNew();
        Assert.Equal("SendTimeout", await FailsAsync(SendAsync(conversation, "hi", seconds: 0.3)));
        Assert.InRange(elapsed.Elapsed.TotalSeconds, 0.29, 10);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task A_call_that_never_returns_is_given_up_in_time()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, Send, times: 1);
        Assert.Equal("SendTimeout", await FailsAsync(SendAsync(conversation, "hi", seconds: 0.3)));
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task A_callback_that_comes_before_Begin_returns_is_a_callback()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.CallbackFirst, Send);
        SimulatedNetwork.Inject(Fault.CallbackFirst, Type);
        await SendAsync(conversation, "hi");
        Assert.Single(SimulatedNetwork.Sent);
    }

    [Fact]
    public async Task A_callback_that_comes_twice_changes_nothing()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.CallbackTwice, Send);
        SimulatedNetwork.Inject(Fault.CallbackTwice, Type);
        await SendAsync(conversation, "one");
        await SendAsync(conversation, "two");
        Assert.Equal(["one", "two"], SimulatedNetwork.Sent.Select(sent => sent.Text));
    }

    [Fact]
    public async Task Where_typing_does_not_complete_the_message_goes_out_all_the_same()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.CallbackLost, Type, times: 1);
        await SendAsync(conversation, "hi");
        Assert.Equal("hi", Assert.Single(SimulatedNetwork.Sent).Text);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Where_typing_fails_the_message_goes_out_all_the_same()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.Throws, Type, times: 2, 0x80C80028);
        await SendAsync(conversation, "hi");
        Assert.Equal("hi", Assert.Single(SimulatedNetwork.Sent).Text);
    }

    [Fact]
    public async Task Where_the_event_that_says_so_is_lost_it_is_noticed_that_a_message_can_be_sent()
    {
        SimulatedNetwork.Inject(Fault.EventLost, nameof(Modality.ActionAvailabilityChanged));
        await SendAsync(await StartAsync("kim@contoso.com"), "hi");
        Assert.Single(SimulatedNetwork.Sent);
    }

    [Fact]
    public async Task Stopping_in_mid_send_frees_the_caller_at_once_and_ends_typing()
    {
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Sends_to_one_conversation_keep_the_order_in_which_they_were_asked_for()
    {
        var conversation = await StartAsync("kim@contoso.com");
        var texts = Enumerable.Range(0, 50).Select(number => $"{number}").ToArray();
        await Task.WhenAll(texts.Select(text => SendAsync(conversation, text)));
        Assert.Equal(texts, SimulatedNetwork.Sent.Select(sent => sent.Text));
    }

    [Fact]
    public async Task A_slow_conversation_does_not_hold_up_another()
    {
        var slow = SendAsync(await StartAsync("never@contoso.com"), "hi");
        await SendAsync(await StartAsync("kim@contoso.com"), "hi");
        Assert.False(slow.IsCompleted);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [Fact]
    public async Task A_conversation_that_the_person_closes_in_mid_send_is_said_to_have_ended()
    {
        var conversation = await StartAsync("never@contoso.com");
        var sending = SendAsync(conversation, "hi");
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        SimulatedNetwork.Close(Microsoft.Lync.Model.LyncClient.GetClient().ConversationManager!.Conversations!.Single());
        Assert.Equal("ConversationEnded", await FailsAsync(sending));
        Assert.Equal(nameof(LyncConversationState.Terminated), conversation.State);
        Assert.Equal("ConversationEnded", await FailsAsync(SendAsync(conversation, "again")));
    }

    [Fact]
    public async Task A_contact_that_leaves_gets_the_message_before()
    {
        var conversation = await StartAsync("leaver@contoso.com");
        await SendAsync(conversation, "bye");
        Assert.Equal("bye", Assert.Single(SimulatedNetwork.Sent).Text);
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
        Assert.Equal(nameof(LyncParticipantState.Left), Assert.Single(conversation.People).State);
        Assert.Equal("ConversationEnded", await FailsAsync(SendAsync(conversation, "again")));
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;evil\a")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467 e\u0301\u0323 שלום \u202Eabc")]
    [InlineData("two\r\nlines\tand a tab")]
    [InlineData("lone \ud83d surrogate")]
    public async Task Any_text_goes_out_unharmed(string text)
    {
        await SendAsync(await StartAsync("kim@contoso.com"), text);
        Assert.Equal(text, Assert.Single(SimulatedNetwork.Sent).Text);
    }

    [Fact]
    public async Task A_message_of_a_megabyte_goes_out_and_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 65_536));
        await SendAsync(await StartAsync("echo@contoso.com"), text);
        Assert.Equal(text, Assert.Single(SimulatedNetwork.Sent).Text);
        Assert.Equal("echo: " + text, Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task HTML_goes_out_with_the_plain_text_beside_it()
    {
        await SendAsync(await StartAsync("kim@contoso.com"), "<b>bold</b>", format: LyncMessageFormat.Html);
        var contents = Assert.Single(SimulatedNetwork.Sent).Contents;
        Assert.Equal("<b>bold</b>", contents[InstantMessageContentType.Html]);
        Assert.Equal("bold", contents[InstantMessageContentType.PlainText]);
    }

    [Fact]
    public async Task What_cannot_be_shown_goes_out_again_as_plain_text_with_a_warning()
    {
        Assert.Equal(
            LyncMessageFormat.PlainText,
            await SendAsync(await StartAsync("plain@contoso.com"), "<b>bold</b>", format: LyncMessageFormat.Html));
        Assert.Equal([InstantMessageContentType.PlainText], Assert.Single(SimulatedNetwork.Sent).Contents.Keys);
        Assert.Single(Notices.Warnings, warning => warning.Contains("plain text"));
    }
}
