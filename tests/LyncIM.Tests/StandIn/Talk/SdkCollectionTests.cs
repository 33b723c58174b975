using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>The collections are live: their count and their enumeration are calls of their own.</summary>
public sealed class SdkCollectionTests : StandInTestBase
{
    [Fact]
    public void A_collection_shows_what_has_come_and_gone_since()
    {
        var participants = Start(Kim).Participants!;
        Assert.Equal(2, participants.Count);
        SimulatedNetwork.Join(Conversations.Conversations!.Single(), Lee);
        Eventually.Equal(3, () => participants.Count);
        Assert.Equal(Lee, participants[2].Contact!.Uri);
        Assert.Null(participants[3]);
    }

    [Fact]
    public void A_copy_of_one_that_shrinks_ends_in_nulls()
    {
        var conversation = Start(Kim, Lee);
        var participants = conversation.Participants!;
        var copy = new Participant[participants.Count];
        SimulatedNetwork.Leave(conversation, Kim);
        Eventually.Equal(2, () => participants.Count);

        participants.CopyTo(copy, 0);

        Assert.Equal([false, false, true], copy.Select(participant => participant is null));
    }

    [Fact]
    public void A_dead_one_counts_minus_one_and_cannot_be_copied()
    {
        var participants = Start(Kim).Participants!;
        SimulatedNetwork.StopClient();
        Assert.Equal(-1, participants.Count);
        Assert.ThrowsAny<Exception>(() => new List<Participant>(participants));
        Assert.Null(participants[0]);
    }

    [Fact]
    public void MoveNext_throws_the_raw_failure_of_COM_and_throws_no_client_away()
    {
        var (client, participants) = (Client, Start(Kim).Participants!);
        SimulatedNetwork.StopClient();
        Assert.Equal(unchecked((int)0x800706BA), Assert.Throws<COMException>(() => participants.GetEnumerator().MoveNext()).HResult);
        Assert.Same(client, LyncClient.GetClient());
    }

    [Fact]
    public void One_that_dies_while_it_is_enumerated_throws_in_the_middle()
    {
        using var participants = Start(Kim).Participants!.GetEnumerator();
        Assert.True(participants.MoveNext());
        SimulatedNetwork.StopClient();
        Assert.Throws<COMException>(() => participants.MoveNext());
    }

    [Fact]
    public void What_is_known_costs_one_call_to_enumerate_and_what_is_not_three_more_for_each()
    {
        var participants = Start(Kim).Participants!;
        Enumerate(participants);
        Assert.Equal(1, CallsOf(() => Enumerate(participants)));
        SimulatedNetwork.Join(Conversations.Conversations!.Single(), Lee);
        Eventually.Equal(3, () => participants.Count);
        Assert.Equal(4, CallsOf(() => Enumerate(participants)));
        Assert.Equal(1, CallsOf(() => Enumerate(participants)));

        static void Enumerate(IEnumerable<Participant> participants)
        {
            foreach (var participant in participants)
                Assert.NotNull(participant);
        }
    }

    [Fact]
    public void Modalities_and_properties_are_read_value_by_value_and_an_absent_key_is_not_found()
    {
        var conversation = Start(Kim);
        var properties = conversation.Properties!;
        Assert.True(conversation.Modalities!.ContainsKey(ModalityTypes.InstantMessage));
        Assert.False(conversation.Modalities.TryGetValue(ModalityTypes.AudioVideo, out _));
        Assert.False(properties.ContainsKey(ConversationProperty.ConferencingUri));
        Assert.Throws<KeyNotFoundException>(() => properties[ConversationProperty.ConferencingUri]);
        Assert.Equal(1, CallsOf(() => Assert.NotNull(properties[ConversationProperty.Id])));
    }

    [Fact]
    public void A_collection_can_be_null_for_a_moment()
    {
        var conversation = Start(Kim);
        SimulatedNetwork.Inject(Fault.ReturnsNull, "Conversation.Participants", times: 1);
        Assert.Null(conversation.Participants);
        Assert.NotNull(conversation.Participants);
    }
}
