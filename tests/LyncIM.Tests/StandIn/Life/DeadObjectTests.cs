using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Life;

/// <summary>What a call on a dead object does: it throws the current client away, whoever made that one.</summary>
public sealed class DeadObjectTests : StandInTestBase
{
    [Theory]
    [InlineData(0x800706BAu)]
    [InlineData(0x80010108u)]
    [InlineData(0x80040154u)]
    public void Any_call_on_a_dead_object_throws_the_current_client_away_on_the_failing_thread(uint code)
    {
        var client = Client;
        int? raisedOn = null;
        client.ClientDisconnected += (_, _) => raisedOn = Environment.CurrentManagedThreadId;
        SimulatedNetwork.Inject(Fault.Throws, "ContactManager.CreateSubscription", times: 1, code);

        var failure = Assert.Throws<ClientNotFoundException>(() => Contacts.CreateSubscription());

        Assert.Equal(0u, failure.InternalCode);
        Assert.Equal(Environment.CurrentManagedThreadId, raisedOn);
        Assert.NotSame(client, LyncClient.GetClient());
    }

    [Fact]
    public void One_dead_contact_throws_the_client_away_though_Lync_lives_on()
    {
        var client = Client;
        var contact = Contacts.GetContactByUri(Kim);
        var disconnected = 0;
        client.ClientDisconnected += (_, _) => disconnected++;
        SimulatedNetwork.BreakContact(Kim);

        Assert.Null(contact.Uri);

        Assert.Equal(1, disconnected);
        Assert.Equal(ClientState.SignedIn, client.State);
        Assert.NotSame(client, LyncClient.GetClient());
        Assert.Equal(ClientState.SignedIn, Client.State);
    }

    [Fact]
    public void ClientDisconnected_is_raised_once_for_each_client_that_is_thrown_away()
    {
        var client = Client;
        var conversation = Start(Kim);
        var disconnected = 0;
        client.ClientDisconnected += (_, _) => disconnected++;
        SimulatedNetwork.StopClient();

        Assert.Equal(ClientState.Invalid, client.State);
        Assert.Equal(ConversationState.Invalid, conversation.State);
        Assert.Throws<ClientNotFoundException>(conversation.End);

        Assert.Equal(1, disconnected);
    }

    [Fact]
    public void A_late_call_on_an_object_of_a_client_that_has_gone_throws_the_new_one_away()
    {
        var old = Messaging(Start(Kim));
        SimulatedNetwork.StopClient();
        Assert.Equal(ModalityState.Invalid, old.State);
        SimulatedNetwork.StartClient();
        var fresh = LyncClient.GetClient();
        var disconnected = 0;
        fresh.ClientDisconnected += (_, _) => disconnected++;

        Assert.Throws<ClientNotFoundException>(() => old.BeginSetComposing(false, null, null));

        Assert.Equal(1, disconnected);
        Assert.NotSame(fresh, LyncClient.GetClient());
    }

    [Fact]
    public void ClientDisconnected_is_raised_while_the_SDK_holds_its_own_lock()
    {
        var client = Client;
        var contact = Contacts.GetContactByUri(Kim);
        var isHeld = false;
        client.ClientDisconnected += (_, _) =>
        {
            var other = OnThread(() => LyncClient.GetClient());
            Eventually.True(() => SimulatedNetwork.LockWaiters == 1);
            isHeld = !other.IsCompleted;
        };
        SimulatedNetwork.BreakContact(Kim);
        Assert.Null(contact.Uri);
        Assert.True(isHeld);
    }

    [Fact]
    public void The_old_wrappers_go_on_working_and_hearing()
    {
        var heard = new ConcurrentQueue<string?>();
        var conversation = Start(Kim);
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => heard.Enqueue(message.Text);
        ThrowClientAway();

        SimulatedNetwork.Say(conversation, Kim, "still here");

        Eventually.Equal(["still here"], () => heard.ToArray());
        Send(conversation, "hi");
        Assert.Equal("hi", SimulatedNetwork.Sent.Single().Text);
    }

    [Fact]
    public void New_wrappers_of_the_same_objects_are_deaf_while_the_old_ones_live()
    {
        var old = Client.ConversationManager!;
        var (oldHeard, newHeard) = (0, 0);
        old.ConversationAdded += (_, _) => Interlocked.Increment(ref oldHeard);
        ThrowClientAway();
        var fresh = LyncClient.GetClient().ConversationManager!;
        Assert.NotSame(old, fresh);
        fresh.ConversationAdded += (_, _) => Interlocked.Increment(ref newHeard);

        fresh.AddConversation();

        Eventually.Equal(1, () => oldHeard);
        Assert.Equal(0, newHeard);
        Assert.Single(fresh.Conversations!);
        GC.KeepAlive(old);
    }

    [Fact]
    public void New_wrappers_hear_where_the_old_ones_were_collected_before()
    {
        Touch();
        ThrowClientAway();
        Collect();
        var heard = 0;
        var fresh = LyncClient.GetClient().ConversationManager!;
        fresh.ConversationAdded += (_, _) => Interlocked.Increment(ref heard);

        fresh.AddConversation();

        Eventually.Equal(1, () => heard);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch() => Assert.Empty(Client.ConversationManager!.Conversations!);

    /// <summary>Lync lives on.</summary>
    private static void ThrowClientAway()
    {
        SimulatedNetwork.Inject(Fault.Throws, "LyncClient.InSuppressedMode", times: 1, 0x80010108);
        Assert.False(Client.InSuppressedMode);
    }
}
