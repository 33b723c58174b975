using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>COM calls are counted as the SDK makes them, so that a test can limit what a program reads.</summary>
public sealed class CallCountTests : StandInTestBase
{
    [Fact]
    public void Making_a_wrapper_takes_two_calls_beside_the_one_that_asks_for_it()
    {
        var contacts = Contacts;
        Assert.Equal(3, CallsOf(() => contacts.GetContactByUri(Kim)));
        var kept = contacts.GetContactByUri(Lee);
        Assert.Equal(1, CallsOf(() => Assert.Same(kept, contacts.GetContactByUri(Lee))));
    }

    [Fact]
    public void An_incoming_conversation_of_which_everything_is_read_takes_about_sixty()
    {
        var done = new ConcurrentQueue<int>();
        Conversations.ConversationAdded += (_, added) => done.Enqueue(CallsOf(() => ReadAll(added.Conversation!)));
        var before = SimulatedNetwork.CallCount;
        SimulatedNetwork.Invite(Kim, "hi", asEvent: false, connectsAfter: -1);
        Eventually.Equal(1, () => done.Count);
        Assert.InRange(SimulatedNetwork.CallCount - before, 50, 70);
    }

    [Fact]
    public void An_incoming_conversation_of_which_only_the_needed_is_read_takes_less_than_thirty()
    {
        var done = new ConcurrentQueue<int>();
        var before = 0;
        Conversations.ConversationAdded += (_, added) =>
        {
            ReadNeeded(added.Conversation!);
            done.Enqueue(SimulatedNetwork.CallCount - before);
        };
        before = SimulatedNetwork.CallCount;
        SimulatedNetwork.Invite(Kim, "hi", asEvent: false, connectsAfter: -1);
        Eventually.Equal(1, () => done.Count);
        Assert.InRange(done.Single(), 10, 29);
    }

    [Fact]
    public void A_start_that_reads_only_the_needed_takes_less_than_thirty_five()
    {
        var (contacts, manager) = (Contacts, Conversations);
        var done = new ConcurrentQueue<int>();
        var before = 0;
        manager.ConversationAdded += (_, added) =>
        {
            added.Conversation!.ParticipantAdded += (_, change) =>
                ReadNeeded(change.Participant!, () => done.Enqueue(SimulatedNetwork.CallCount - before));
            added.Conversation.AddParticipant(contacts.GetContactByUri(Kim));
        };
        before = SimulatedNetwork.CallCount;
        var conversation = manager.AddConversation();
        var messaging = Messaging(conversation);
        Assert.NotEqual(ConversationState.Terminated, conversation.State);
        Assert.NotEqual(ModalityState.Notified, messaging.State);
        Eventually.Equal(1, () => done.Count);
        Assert.InRange(done.Single(), 10, 34);
    }

    [Fact]
    public void Calls_are_listed_from_Record_on()
    {
        var client = Client;
        SimulatedNetwork.Record();
        Assert.Equal(ClientState.SignedIn, client.State);
        Assert.NotNull(client.Self!.Contact);
        Assert.Equal(
            ["LyncClient.State", "LyncClient.Self", "Self.Wrap", "Self.Wrap", "Self.Contact", "Contact.Wrap", "Contact.Wrap"],
            SimulatedNetwork.Calls);
    }

    private static void ReadNeeded(Participant participant, Action done)
    {
        if (participant.IsSelf)
            return;
        Assert.NotNull(participant.Contact!.Uri);
        Assert.NotNull(participant.Contact.GetContactInformation(ContactInformationType.DisplayName));
        Assert.NotNull(Messaging(participant));
        done();
    }

    private static void ReadNeeded(Conversation conversation)
    {
        var messaging = Messaging(conversation);
        Assert.Equal(ModalityState.Notified, messaging.State);
        var other = conversation.Participants![1];
        Assert.NotNull(other.Contact!.Uri);
        Assert.NotNull(other.Contact.GetContactInformation(ContactInformationType.DisplayName));
        Assert.NotNull(Messaging(other));
        Assert.Equal("hi", messaging.Properties![ModalityProperty.InstantMessageModalityInviteMessage]);
        Assert.False(conversation.Properties!.TryGetValue(ConversationProperty.Subject, out _));
        Assert.False(messaging.CanInvoke(ModalityAction.Accept));
    }

    private static void ReadAll(Conversation conversation)
    {
        Assert.NotEqual(ConversationState.Invalid, conversation.State);
        Assert.NotNull(conversation.SelfParticipant);
        Assert.Equal(3, conversation.Properties!.ToArray().Length + 1);
        foreach (var participant in conversation.Participants!.ToArray())
        {
            Assert.NotNull(participant.Conversation);
            Assert.Equal(participant == conversation.SelfParticipant, participant.IsSelf);
            Assert.NotNull(participant.Contact!.Uri);
            Assert.NotNull(participant.Contact.GetContactInformation(ContactInformationType.DisplayName));
            Assert.NotEqual(ModalityState.Invalid, Messaging(participant).State);
            Assert.False(Messaging(participant).IsTyping);
        }
        var messaging = Messaging(conversation);
        Assert.Equal(ModalityState.Notified, messaging.State);
        foreach (var action in new[] { ModalityAction.Accept, ModalityAction.SendInstantMessage, ModalityAction.SetIsTyping })
            Assert.False(messaging.CanInvoke(action));
        Assert.Equal("hi", messaging.Properties!.Single().Value);
    }
}
