using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Session;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Session;

/// <summary>Every message is delivered, once and in order, whoever starts the conversation and whenever.</summary>
public sealed class ReceiveTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_text_of_an_invitation_is_delivered_once(bool asProperty, bool asEvent)
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, "are you there?", asProperty, asEvent);
        SimulatedNetwork.Say(talk, Kim, "hello?");
        SimulatedNetwork.Say(talk, Kim, "are you there?");

        var messages = Receive(3);

        Assert.Equal(["are you there?", "hello?", "are you there?"], messages.Select(message => message.Text));
        Assert.All(messages, message => Assert.Equal("kim@contoso.com", message.From));
        Assert.Equal(0, messages[0].Conversation.UnreadCount);
    }

    [Fact]
    public async Task The_text_of_an_invitation_that_becomes_known_later_is_delivered_once()
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, text: null);
        Eventually.Equal(1, () => Session.Conversations.Conversations.Count);
        SimulatedNetwork.Say(talk, Kim, "late");
        SimulatedNetwork.TellInvitation(talk, "late");
        SimulatedNetwork.Say(talk, Kim, "later");
        Assert.Equal(["late", "later"], Receive(2).Select(message => message.Text));
    }

    [Fact]
    public async Task An_invitation_is_incoming_until_it_is_accepted_and_a_message_accepts_it()
    {
        await ConnectAsync();
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        Assert.Equal(nameof(LyncConversationState.Incoming), conversation.State);
        await SendAsync(conversation, "hello");
        Assert.Equal(nameof(LyncConversationState.Active), conversation.State);
        Assert.Equal("hello", Assert.Single(SimulatedNetwork.Sent).Text);
    }

    [Fact]
    public async Task Conversations_that_were_open_before_the_session_are_heard()
    {
        var talk = SimulatedNetwork.Invite(Kim, text: null, connectsAfter: 0);
        Eventually.Equal(ConversationState.Active, () => talk.State);
        await ConnectAsync();
        SimulatedNetwork.Say(talk, Kim, "after");
        Assert.Equal("after", Assert.Single(Receive(1)).Text);
        Assert.Single(Session.Conversations.Conversations);
    }

    [Fact]
    public async Task An_invitation_that_nobody_had_accepted_before_the_session_is_delivered()
    {
        var talk = SimulatedNetwork.Invite(Kim, "waiting", connectsAfter: -1);
        Eventually.True(() => talk.ConversationManager!.Conversations!.Contains(talk));
        await ConnectAsync();
        Assert.Equal("waiting", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task Messages_that_arrive_while_the_session_begins_are_delivered_in_order()
    {
        var talk = SimulatedNetwork.Invite(Kim, text: null, connectsAfter: 0);
        Eventually.Equal(ConversationState.Active, () => talk.State);
        var connecting = ConnectAsync();
        for (var i = 0; i < 500; i++)
            SimulatedNetwork.Say(talk, Kim, $"{i}");
        await connecting;
        SimulatedNetwork.Say(talk, Kim, "end");

        var texts = new List<string>();
        var reader = Session.Inbox.OpenReader(new MessageFilter(), includeSelf: false);
        Eventually.True(() =>
        {
            while (reader.Take() is { } message)
                texts.Add(message.Text);
            return texts.LastOrDefault() == "end";
        });
        // Whatever was said before the handlers were there was said to the person at the desk; from then on nothing is missing.
        Assert.Equal(Enumerable.Range(500 - (texts.Count - 1), texts.Count - 1).Select(number => $"{number}").Append("end"), texts);
    }

    [Fact]
    public async Task People_who_join_late_are_heard_and_those_who_leave_show_as_having_left()
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        var talk = LyncClient.GetClient().ConversationManager!.Conversations!.Single();
        SimulatedNetwork.Join(talk, "sip:pat@contoso.com");
        SimulatedNetwork.Say(talk, "sip:pat@contoso.com", "sorry, late");
        Assert.Equal("pat@contoso.com", Assert.Single(Receive(1)).From);
        SimulatedNetwork.Leave(talk, "sip:lee@contoso.com");
        Eventually.Equal(nameof(LyncParticipantState.Left), () => conversation.People[1].State);
        Assert.Equal(
            [nameof(LyncParticipantState.Present), nameof(LyncParticipantState.Left), nameof(LyncParticipantState.Present)],
            conversation.People.Select(participant => participant.State));
        Assert.Equal(nameof(LyncConversationState.Inactive), conversation.State);
    }

    [Fact]
    public async Task Own_messages_are_outgoing_from_wherever_they_were_sent()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await SendAsync(conversation, "from here");
        Assert.Equal(0, conversation.UnreadCount);
        var message = Assert.Single(Receive(1, includeSelf: true));
        Assert.Equal(nameof(LyncMessageDirection.Outgoing), message.Direction);
        Assert.Equal("me@contoso.com", message.From);
    }

    [Fact]
    public async Task Contents_that_are_null_lack_text_or_throw_still_give_a_message()
    {
        var talk = await StartTalkAsync();
        SimulatedNetwork.Say(talk, Kim, "text alone", () => null);
        SimulatedNetwork.Say(talk, Kim, "text beside", () => throw new ArgumentException("Two parts have the same type."));
        SimulatedNetwork.Say(talk, Kim, "<i>x</i>", () => Parts(InstantMessageContentType.Html, "<i>html</i>"));
        SimulatedNetwork.Say(talk, Kim, "x", () => Parts(InstantMessageContentType.RichText, @"{\rtf1 rtf}"));
        SimulatedNetwork.Say(talk, Kim, null, () => Parts(InstantMessageContentType.Ink, "base64:AA=="));
        SimulatedNetwork.Say(talk, Kim, null, () => Parts(InstantMessageContentType.Unknown, "?"));
        SimulatedNetwork.Say(talk, Kim, null, () => null);

        Assert.Equal(
            ["text alone", "text beside", "html", "rtf", "(an ink drawing)", "(an empty message)", "(an empty message)"],
            Receive(7).Select(message => message.Text));
    }

    [Fact]
    public async Task Contents_keep_the_originals()
    {
        var talk = await StartTalkAsync();
        SimulatedNetwork.Say(talk, Kim, "x", () => Parts(InstantMessageContentType.Html, "<i>h\u001b[0m</i>"));
        var message = Assert.Single(Receive(1));
        Assert.Equal("h[0m", message.Text);
        Assert.Equal("<i>h\u001b[0m</i>", message.Contents["Html"]);
    }

    [Fact]
    public async Task What_is_said_just_before_the_end_is_delivered()
    {
        var talk = await StartTalkAsync();
        var conversation = Session.Conversations.Conversations.Single();
        SimulatedNetwork.Say(talk, Kim, "last words");
        SimulatedNetwork.Close(talk);
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
        Assert.Equal([conversation], Session.Conversations.Conversations);
        Assert.Equal("last words", Assert.Single(Receive(1, new MessageFilter([conversation]))).Text);
        Assert.Empty(Session.Conversations.Conversations);
    }

    [Fact]
    public async Task A_participant_whose_modality_is_not_there_at_first_is_heard_once_it_is()
    {
        await ConnectAsync();
        // The conversation's own modality is read first, then the local user's and the other's.
        SimulatedNetwork.Inject(SimulatedNetwork.Fault.ReturnsNull, nameof(Participant.Modalities), times: 3);
        await StartAsync("echo@contoso.com");
        await SendAsync(Session.Conversations.Conversations.Single(), "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task A_message_whose_event_comes_twice_is_delivered_once()
    {
        var talk = await StartTalkAsync();
        SimulatedNetwork.Inject(SimulatedNetwork.Fault.EventTwice, nameof(InstantMessageModality.InstantMessageReceived));
        SimulatedNetwork.Say(talk, Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "end");
        Assert.Equal(["hi", "hi", "end"], Receive(3).Select(message => message.Text));
    }

    [Fact]
    public async Task What_goes_wrong_in_a_handler_costs_a_name_at_most()
    {
        SimulatedNetwork.Inject(SimulatedNetwork.Fault.Throws, nameof(Contact.GetContactInformation), code: 0x8000000A);
        var talk = await StartTalkAsync();
        SimulatedNetwork.Say(talk, Kim, "hi");
        var message = Assert.Single(Receive(1));
        Assert.Equal("hi", message.Text);
        Assert.Equal("kim@contoso.com", message.SenderName);
    }

    [Fact]
    public async Task Names_and_addresses_of_others_cannot_harm_a_screen()
    {
        await StartTalkAsync();
        var talk = LyncClient.GetClient().ConversationManager!.Conversations!.Single();
        talk.BeginSetProperty(ConversationProperty.Subject, "evil\u001b[2J\r\nsubject", result => talk.EndSetProperty(result), null);
        var conversation = Session.Conversations.Conversations.Single();
        Eventually.Equal("evil[2J subject", () => conversation.Subject);
    }

    private async Task<Conversation> StartTalkAsync()
    {
        await StartAsync("kim@contoso.com");
        return LyncClient.GetClient().ConversationManager!.Conversations!.Single();
    }

    private static Dictionary<InstantMessageContentType, string> Parts(InstantMessageContentType format, string body) =>
        new() { [format] = body };
}
