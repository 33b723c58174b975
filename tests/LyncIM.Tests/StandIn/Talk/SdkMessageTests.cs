using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>How messages and typing go out and come in.</summary>
public sealed class SdkMessageTests : StandInTestBase
{
    [Fact]
    public void Who_speaks_is_heard_on_their_own_modality_and_the_local_user_on_theirs()
    {
        var heard = new ConcurrentQueue<(string Who, string? Text)>();
        var conversation = Start("sip:echo@contoso.com");
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => heard.Enqueue(("other", message.Text));
        Messaging(conversation.SelfParticipant!).InstantMessageReceived += (_, message) => heard.Enqueue(("self", message.Text));
        Messaging(conversation).InstantMessageReceived += (_, message) => heard.Enqueue(("conversation", message.Text));
        Send(conversation, "hi");
        Eventually.Equal([("self", "hi"), ("other", "echo: hi")], () => heard.ToArray());
    }

    [Fact]
    public void Typing_and_messages_go_over_the_wire_in_their_order()
    {
        var messaging = Messaging(Start(Kim));
        messaging.EndSetComposing(messaging.BeginSetComposing(true, null, null));
        messaging.EndSendMessage(messaging.BeginSendMessage("hi", null, null));
        messaging.EndSetComposing(messaging.BeginSetComposing(false, null, null));
        Assert.Equal([$"typing on {Kim}", $"message {Kim}", $"typing off {Kim}"], SimulatedNetwork.Wire);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public void Nothing_can_be_sent_before_CanInvoke_says_so()
    {
        var conversation = Conversations.AddConversation();
        Eventually.True(() => Conversations.Conversations!.Contains(conversation));
        Assert.False(Messaging(conversation).CanInvoke(ModalityAction.SendInstantMessage));
        Assert.IsType<InvalidStateException>(Record.Exception(() => Messaging(conversation).BeginSendMessage("hi", null, null)));
    }

    [Fact]
    public void Plain_text_takes_two_calls_fewer_by_the_string_overload()
    {
        var messaging = Messaging(Start(Kim));
        // The status that is read before the callback is one of them.
        Assert.Equal(2, CallsOf(() => messaging.EndSendMessage(messaging.BeginSendMessage("hi", null, null))));
        Assert.Equal(4, CallsOf(() => messaging.EndSendMessage(messaging.BeginSendMessage(Plain("hi"), null, null))));
    }

    [Fact]
    public void The_dictionary_overload_asks_for_the_client_and_may_make_a_new_one()
    {
        var (client, messaging) = (Client, Messaging(Start(Kim)));
        SimulatedNetwork.Inject(Fault.Throws, "LyncClient.InSuppressedMode", times: 1, 0x80010108);
        Assert.False(client.InSuppressedMode);
        SimulatedNetwork.Record();

        messaging.EndSendMessage(messaging.BeginSendMessage("hi", null, null));
        Assert.DoesNotContain("LyncClient.GetInterface", SimulatedNetwork.Calls);
        messaging.EndSendMessage(messaging.BeginSendMessage(Plain("hi"), null, null));
        Assert.Contains("LyncClient.GetInterface", SimulatedNetwork.Calls);
    }

    [Fact]
    public void Contents_can_be_null_lack_plain_text_and_throw()
    {
        var seen = new ConcurrentQueue<string>();
        var conversation = Start(Kim);
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => seen.Enqueue(Describe(message));
        SimulatedNetwork.Say(conversation, Kim, null, () => null);
        var ink = new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.Ink] = "ink" };
        SimulatedNetwork.Say(conversation, Kim, "x", () => ink);
        SimulatedNetwork.Say(conversation, Kim, "x", () => throw new ArgumentException("twice"));
        Eventually.Equal(["null", "Ink", "twice"], () => seen.ToArray());

        static string Describe(MessageSentEventArgs message)
        {
            try
            {
                return message.Contents is { } contents ? contents.Keys.Single().ToString() : "null";
            }
            catch (ArgumentException e)
            {
                return e.Message;
            }
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_text_of_an_invitation_comes_as_a_property_as_an_event_or_as_both(bool asProperty, bool asEvent)
    {
        var heard = new ConcurrentQueue<string?>();
        Conversations.ConversationAdded += (_, added) =>
            Messaging(Other(added.Conversation!)).InstantMessageReceived += (_, message) => heard.Enqueue(message.Text);
        var conversation = SimulatedNetwork.Invite(Kim, "hi", asProperty, asEvent);
        Eventually.Equal(ModalityState.Connected, () => Messaging(conversation).State);
        Assert.Equal(asProperty, Messaging(conversation).Properties!.ContainsKey(ModalityProperty.InstantMessageModalityInviteMessage));
        Assert.Equal(asEvent ? ["hi"] : [], heard.ToArray());
    }

    [Fact]
    public void Nothing_is_too_long_for_the_SDK_but_for_the_server()
    {
        var messaging = Messaging(Start("sip:short5@contoso.com"));
        messaging.EndSendMessage(messaging.BeginSendMessage("12345", null, null));
        Assert.Equal(0x80EF019Du, CodeOf(() => messaging.EndSendMessage(messaging.BeginSendMessage("123456", null, null))));
    }

    [Theory]
    [InlineData("sip:yes@contoso.com", "yes")]
    [InlineData("sip:no12@contoso.com", "no")]
    public void Some_answer_every_message_with_one_word(string uri, string answer)
    {
        var heard = new ConcurrentQueue<string?>();
        var conversation = Start(uri);
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => heard.Enqueue(message.Text);
        Send(conversation, "reboot?");
        Eventually.Equal([answer], () => heard.ToArray());
    }

    private static Dictionary<InstantMessageContentType, string> Plain(string text) =>
        new() { [InstantMessageContentType.PlainText] = text };
}
