using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn;

/// <summary>The stand-in behaves as the genuine SDK was measured to behave.</summary>
public sealed class StandInTests
{
    private const string Kim = "sip:kim@contoso.com";

    public StandInTests()
    {
        SimulatedNetwork.Reset();
    }

    [Fact]
    public void GetClient_is_a_singleton_that_is_forgotten_when_Lync_ends()
    {
        var first = LyncClient.GetClient();
        Assert.Same(first, LyncClient.GetClient());
        SimulatedNetwork.StopClient();
        Assert.Throws<ClientNotFoundException>(LyncClient.GetClient);
        SimulatedNetwork.StartClient();
        Assert.NotSame(first, LyncClient.GetClient());
    }

    [Fact]
    public void Getters_swallow_that_the_client_has_gone_and_methods_throw_and_ClientDisconnected_is_raised_once()
    {
        var client = LyncClient.GetClient();
        var conversation = Start(Kim);
        var messaging = Messaging(conversation);
        var disconnected = 0;
        client.ClientDisconnected += (_, _) => Interlocked.Increment(ref disconnected);

        SimulatedNetwork.StopClient();

        Assert.Equal(ClientState.Invalid, client.State);
        Assert.Null(client.ConversationManager);
        Assert.Null(client.Uri);
        Assert.Equal(ConversationState.Invalid, conversation.State);
        Assert.Null(conversation.Participants);
        Assert.Equal(ModalityState.Invalid, messaging.State);
        Assert.Equal(0x800706BAu, Assert.Throws<LyncClientException>(() => messaging.CanInvoke(ModalityAction.SendInstantMessage)).InternalCode);
        Assert.Throws<LyncClientException>(conversation.End);
        Eventually.Equal(1, () => disconnected);
    }

    [Fact]
    public void Events_and_callbacks_come_on_threads_of_the_SDK()
    {
        var threads = new ConcurrentQueue<string?>();
        LyncClient.GetClient().ConversationManager!.ConversationAdded += (_, _) => threads.Enqueue(Thread.CurrentThread.Name);
        var messaging = Messaging(Start(Kim));
        messaging.BeginSendMessage("hi", _ => threads.Enqueue(Thread.CurrentThread.Name), null);

        Eventually.Equal(2, () => threads.Count);
        Assert.All(threads, name => Assert.StartsWith("Lync SDK", name));
    }

    [Fact]
    public void An_exception_in_a_handler_is_swallowed_and_the_other_handlers_are_called()
    {
        var called = 0;
        var manager = LyncClient.GetClient().ConversationManager!;
        manager.ConversationAdded += (_, _) => throw new InvalidTimeZoneException();
        manager.ConversationAdded += (_, _) => Interlocked.Increment(ref called);
        manager.AddConversation();

        Eventually.Equal(1, () => called);
        Assert.IsType<InvalidTimeZoneException>(Assert.Single(SimulatedNetwork.SwallowedExceptions));
    }

    [Fact]
    public void Participants_cannot_be_added_before_ConversationAdded()
    {
        var manager = LyncClient.GetClient().ConversationManager!;
        var contact = LyncClient.GetClient().ContactManager!.GetContactByUri(Kim);
        // Now and then the event is faster than the next line.
        Eventually.True(() =>
        {
            try
            {
                manager.AddConversation().AddParticipant(contact);
                return false;
            }
            catch (NotReadyException)
            {
                return true;
            }
        });
    }

    [Fact]
    public void A_conversation_is_inactive_until_its_first_message_has_gone_out()
    {
        var conversation = Start(Kim);
        Assert.Equal(ConversationState.Inactive, conversation.State);
        Assert.Equal(ModalityState.Disconnected, Messaging(conversation).State);

        Messaging(conversation).BeginSendMessage("hi", Messaging(conversation).EndSendMessage, null);

        Eventually.Equal(ConversationState.Active, () => conversation.State);
        Assert.Equal(ModalityState.Connected, Messaging(conversation).State);
    }

    [Fact]
    public void A_second_participant_makes_it_a_conference()
    {
        var conversation = Start(Kim);
        Assert.False(conversation.Properties!.ContainsKey(ConversationProperty.ConferencingUri));
        Assert.Throws<KeyNotFoundException>(() => conversation.Properties[ConversationProperty.ConferencingUri]);
        conversation.AddParticipant(LyncClient.GetClient().ContactManager!.GetContactByUri("sip:lee@contoso.com"));

        Eventually.True(() => conversation.Properties.ContainsKey(ConversationProperty.ConferencingUri));
    }

    [Fact]
    public void End_blocks_until_the_operation_has_completed_and_throws_what_it_failed_with()
    {
        var messaging = Messaging(Start("sip:offline@contoso.com"));
        var result = messaging.BeginSendMessage("hi", null, null);
        Assert.Equal(0x80EF01E0u, Assert.Throws<LyncClientException>(() => messaging.EndSendMessage(result)).InternalCode);
    }

    [Theory]
    [InlineData(0x80C80004u, typeof(ItemNotFoundException))]
    [InlineData(0x80C80006u, typeof(NotSignedInException))]
    [InlineData(0x80C80007u, typeof(ItemAlreadyExistException))]
    [InlineData(0x80C80008u, typeof(RequestCanceledException))]
    [InlineData(0x80C80009u, typeof(RequestCanceledException))]
    [InlineData(0x80C8000Au, typeof(InvalidOperationException))]
    [InlineData(0x80C8000Bu, typeof(NotSupportedException))]
    [InlineData(0x80C80026u, typeof(NotStartedByUserException))]
    [InlineData(0x80C80028u, typeof(InvalidStateException))]
    [InlineData(0x80C80029u, typeof(PendingOperationException))]
    [InlineData(0x80070057u, typeof(ArgumentException))]
    [InlineData(0x8000000Au, typeof(NotReadyException))]
    [InlineData(0x80EF01E0u, typeof(LyncClientException))]
    public void A_code_is_thrown_as_the_exception_that_the_SDK_maps_it_to(uint code, Type type)
    {
        SimulatedNetwork.Inject(SimulatedNetwork.Fault.Throws, nameof(ContactManager.GetContactByUri), times: 1, code);
        var thrown = Assert.ThrowsAny<Exception>(() => LyncClient.GetClient().ContactManager!.GetContactByUri(Kim));
        Assert.IsType(type, thrown);
    }

    [Fact]
    public void A_conversation_that_is_open_keeps_its_handlers_alive_and_one_that_has_ended_does_not()
    {
        var heard = new ConcurrentQueue<string>();
        var conversation = StartAndListen(heard);
        Collect();
        Say(conversation, "still here");
        Eventually.Equal(["still here"], () => heard.ToArray());

        EndAndForget(conversation);
        Eventually.True(() =>
        {
            Collect();
            return !conversation.IsAlive;
        });
    }

    [Fact]
    public void A_callback_can_come_before_Begin_returns()
    {
        SimulatedNetwork.Inject(SimulatedNetwork.Fault.CallbackFirst, nameof(InstantMessageModality.BeginSendMessage));
        var messaging = Messaging(Start(Kim));
        var isBack = false;
        messaging.BeginSendMessage("hi", _ => isBack = true, null);
        Assert.True(isBack);
    }

    private static Conversation Start(string uri)
    {
        var client = LyncClient.GetClient();
        var conversation = client.ConversationManager!.AddConversation();
        Eventually.True(() => client.ConversationManager.Conversations!.Contains(conversation));
        conversation.AddParticipant(client.ContactManager!.GetContactByUri(uri));
        Eventually.True(() => Messaging(conversation).CanInvoke(ModalityAction.SendInstantMessage));
        return conversation;
    }

    private static InstantMessageModality Messaging(Conversation conversation) =>
        (InstantMessageModality)conversation.Modalities![ModalityTypes.InstantMessage];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartAndListen(ConcurrentQueue<string> heard)
    {
        var conversation = Start(Kim);
        var remote = conversation.Participants!.Single(participant => !participant.IsSelf);
        ((InstantMessageModality)remote.Modalities![ModalityTypes.InstantMessage]).InstantMessageReceived +=
            (_, message) => heard.Enqueue(message.Text!);
        return new WeakReference(conversation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Say(WeakReference conversation, string text) =>
        SimulatedNetwork.Say((Conversation)conversation.Target!, Kim, text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EndAndForget(WeakReference conversation)
    {
        ((Conversation)conversation.Target!).End();
        Eventually.Equal(0, () => LyncClient.GetClient().ConversationManager!.Conversations!.Count);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
