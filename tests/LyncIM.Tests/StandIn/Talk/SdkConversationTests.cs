using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>How conversations begin, grow and end.</summary>
public sealed class SdkConversationTests : StandInTestBase
{
    private const string Focus = "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:1";

    [Fact]
    public void ConversationAdded_brings_the_object_that_AddConversation_has_returned()
    {
        var added = new ConcurrentQueue<Conversation?>();
        Conversations.ConversationAdded += (_, change) => added.Enqueue(change.Conversation);
        var own = Conversations.AddConversation();
        Eventually.Equal(1, () => added.Count);
        Assert.Same(own, added.Single());
        Assert.Equal(ModalityState.Disconnected, Messaging(own).State);
    }

    [Fact]
    public void ConversationAdded_comes_for_invitations_too_which_are_Notified()
    {
        var added = new ConcurrentQueue<(ModalityState State, int People)>();
        Conversations.ConversationAdded += (_, change) =>
            added.Enqueue((Messaging(change.Conversation!).State, change.Conversation!.Participants!.Count));
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        Eventually.Equal([(ModalityState.Notified, 2)], () => added.ToArray());

        var conversation = Conversations.Conversations!.Single();
        Eventually.True(() => Messaging(conversation).CanInvoke(ModalityAction.Accept));
        Messaging(conversation).Accept();
        Eventually.Equal(ModalityState.Connected, () => Messaging(conversation).State);
    }

    [Fact]
    public void Participants_cannot_be_added_before_ConversationAdded()
    {
        var contact = Contacts.GetContactByUri(Kim);
        // Now and then the event is faster than the next line.
        Eventually.True(() => Record.Exception(() => Conversations.AddConversation().AddParticipant(contact)) is NotReadyException);
    }

    [Fact]
    public void The_first_participant_is_the_local_user_who_is_announced_as_well()
    {
        var announced = new ConcurrentQueue<bool>();
        Conversations.ConversationAdded += (_, added) =>
        {
            added.Conversation!.ParticipantAdded += (_, change) => announced.Enqueue(change.Participant!.IsSelf);
            added.Conversation.AddParticipant(Contacts.GetContactByUri(Kim));
        };
        var conversation = Conversations.AddConversation();
        Eventually.Equal([true, false], () => announced.ToArray());
        Assert.Same(conversation.SelfParticipant, conversation.Participants![0]);
        Assert.True(conversation.Participants[0].IsSelf);
    }

    [Fact]
    public void A_conversation_is_inactive_until_its_first_message_has_gone_out()
    {
        var conversation = Start(Kim);
        Assert.Equal(ConversationState.Inactive, conversation.State);
        Assert.Equal(ModalityState.Disconnected, Messaging(conversation).State);
        Send(conversation, "hi");
        Assert.Equal(ConversationState.Active, conversation.State);
        Assert.Equal(ModalityState.Connected, Messaging(conversation).State);
    }

    [Fact]
    public void A_second_participant_makes_it_a_conference_with_another_id()
    {
        var conversation = Start(Kim);
        var id = conversation.Properties![ConversationProperty.Id];
        Assert.Throws<KeyNotFoundException>(() => conversation.Properties[ConversationProperty.ConferencingUri]);
        conversation.AddParticipant(Contacts.GetContactByUri(Lee));
        Eventually.True(() => conversation.Properties.ContainsKey(ConversationProperty.ConferencingUri));
        Eventually.True(() => !Equals(id, conversation.Properties[ConversationProperty.Id]));
    }

    [Fact]
    public void Somebody_who_is_there_already_cannot_be_added_again()
    {
        var conversation = Start(Kim);
        Assert.IsType<ItemAlreadyExistException>(Record.Exception(() => conversation.AddParticipant(Contacts.GetContactByUri(Kim))));
    }

    [Theory]
    [InlineData("sip:offline@contoso.com", 0x80EF01E0u)]
    [InlineData("sip:unknown@contoso.com", 0x80EF0194u)]
    [InlineData("sip:decline@contoso.com", 0x80EF025Bu)]
    public void An_invitation_into_a_conversation_under_way_is_refused_by_who_appears_and_is_removed(string uri, uint code)
    {
        var conversation = Start(Kim);
        var removed = new ConcurrentQueue<(string? Uri, int Status)>();
        conversation.ParticipantRemoved += (_, change) => removed.Enqueue((change.Participant!.Contact!.Uri, change.StatusCode));
        Send(conversation, "hi");
        conversation.AddParticipant(Contacts.GetContactByUri(uri));

        Eventually.Equal([(uri, unchecked((int)code))], () => removed.ToArray());
        Assert.Equal(2, conversation.Participants!.Count);
        Assert.Equal(ConversationState.Active, conversation.State);
    }

    [Fact]
    public void An_invitation_into_one_that_nobody_has_spoken_in_is_not_refused()
    {
        var conversation = Start(Kim, "sip:offline@contoso.com");
        Send(conversation, "hi");
        Assert.Equal(3, conversation.Participants!.Count);
    }

    [Fact]
    public void Somebody_who_rejoins_can_be_announced_before_the_old_one_is_removed()
    {
        var conversation = Start(Kim);
        var old = Other(conversation);
        var changes = new ConcurrentQueue<(string What, Participant Who)>();
        conversation.ParticipantAdded += (_, change) => changes.Enqueue(("added", change.Participant!));
        conversation.ParticipantRemoved += (_, change) => changes.Enqueue(("removed", change.Participant!));
        SimulatedNetwork.Join(conversation, Kim);
        SimulatedNetwork.Leave(conversation, Kim);

        Eventually.Equal(["added", "removed"], () => changes.Select(change => change.What).ToArray());
        Assert.NotSame(old, changes.First().Who);
        Assert.Same(old, changes.Last().Who);
        Assert.Same(changes.First().Who, Other(conversation));
    }

    [Fact]
    public void Joining_gives_the_conversation_that_is_open_already()
    {
        var joined = Conversations.JoinConference(Focus);
        Eventually.True(() => Conversations.Conversations!.Contains(joined));
        Assert.Same(joined, Conversations.JoinConference(Focus));
    }

    [Fact]
    public void Joining_gives_the_conversation_whose_invitation_waits()
    {
        SimulatedNetwork.InviteToConference(Kim, Focus, "join us", connectsAfter: -1);
        Eventually.Equal(1, () => Conversations.Conversations!.Count);
        var waiting = Conversations.Conversations!.Single();
        Assert.Same(waiting, Conversations.JoinConference(Focus));
        Assert.Equal(ModalityState.Notified, Messaging(waiting).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_text_of_an_invitation_into_a_conference_has_a_property_of_its_own(bool asInviteMessage)
    {
        var conversation = SimulatedNetwork.InviteToConference(Kim, Focus, "join us", asInviteMessage);
        Assert.Equal("join us", conversation.Properties![ConversationProperty.ConferencingFirstInstantMessage]);
        Assert.Equal(
            asInviteMessage,
            Messaging(conversation).Properties!.ContainsKey(ModalityProperty.InstantMessageModalityInviteMessage));
    }

    [Fact]
    public void End_on_a_conversation_that_has_just_ended_throws_and_it_cannot_be_used_again()
    {
        var conversation = Start(Kim);
        SimulatedNetwork.Close(conversation);
        Eventually.Equal(ConversationState.Terminated, () => conversation.State);
        Assert.IsType<InvalidStateException>(Record.Exception(conversation.End));
        Assert.False(Messaging(conversation).CanInvoke(ModalityAction.SendInstantMessage));
        Assert.IsType<InvalidStateException>(Record.Exception(() => conversation.AddParticipant(Contacts.GetContactByUri(Lee))));
        Assert.Empty(Conversations.Conversations!);
    }
}
