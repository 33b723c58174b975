using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>How events come, and what their arguments are.</summary>
public sealed class SdkEventTests : StandInTestBase
{
    [Fact]
    public void Events_and_callbacks_come_on_threads_of_the_SDK()
    {
        var threads = new ConcurrentQueue<string?>();
        Conversations.ConversationAdded += (_, _) => threads.Enqueue(Thread.CurrentThread.Name);
        var messaging = Messaging(Start(Kim));
        messaging.BeginSendMessage("hi", _ => threads.Enqueue(Thread.CurrentThread.Name), null);

        Eventually.Equal(2, () => threads.Count);
        Assert.All(threads, name => Assert.StartsWith("Lync SDK", name));
    }

    [Fact]
    public void Several_events_come_at_once_and_many_handlers_that_hang_hold_no_other_up()
    {
        var (entered, heard) = (0, 0);
        using var open = new ManualResetEventSlim();
        var manager = Conversations;
        manager.ConversationAdded += (_, _) =>
        {
            if (Interlocked.Increment(ref entered) <= 8)
                open.Wait();
            else
                Interlocked.Increment(ref heard);
        };
        for (var i = 0; i < 9; i++)
            manager.AddConversation();
        Eventually.Equal(1, () => heard);
        open.Set();
    }

    [Fact]
    public void All_handlers_run_in_one_invocation_and_one_that_throws_keeps_those_behind_it_from_being_called()
    {
        var (first, last) = (0, 0);
        var manager = Conversations;
        manager.ConversationAdded += (_, _) => Interlocked.Increment(ref first);
        manager.ConversationAdded += (_, _) => throw new InvalidTimeZoneException();
        manager.ConversationAdded += (_, _) => Interlocked.Increment(ref last);
        manager.AddConversation();

        Eventually.True(() => SimulatedNetwork.SwallowedExceptions.Count == 1);
        Assert.IsType<InvalidTimeZoneException>(SimulatedNetwork.SwallowedExceptions.Single());
        Assert.Equal((1, 0), (first, last));
    }

    [Fact]
    public void A_new_object_comes_with_each_raising_of_the_same_message()
    {
        var received = new ConcurrentQueue<MessageSentEventArgs>();
        var conversation = Start(Kim);
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => received.Enqueue(message);
        SimulatedNetwork.Inject(Fault.EventTwice, "InstantMessageReceived", times: 1);
        SimulatedNetwork.Say(conversation, Kim, "once");

        Eventually.Equal(2, () => received.Count);
        Assert.Equal(2, received.Distinct().Count());
        Assert.All(received, message => Assert.Equal("once", message.Text));
    }

    [Fact]
    public void Each_getter_of_the_arguments_is_a_call_that_can_fail()
    {
        var seen = new ConcurrentQueue<Conversation?>();
        Conversations.ConversationAdded += (_, added) => seen.Enqueue(added.Conversation);
        Conversations.ConversationAdded += (_, added) => seen.Enqueue(added.Conversation);
        SimulatedNetwork.Inject(Fault.Throws, "ConversationManagerEventArgs.Conversation", times: 1, 0x80010105);
        var conversation = Conversations.AddConversation();

        Eventually.Equal(2, () => seen.Count);
        Assert.Equal([null, conversation], seen.ToArray());
    }

    [Fact]
    public void A_getter_of_the_arguments_that_hangs_holds_no_other_conversation_up()
    {
        var heard = new ConcurrentQueue<string?>();
        var (first, second) = (Start(Kim), Start(Lee));
        foreach (var conversation in new[] { first, second })
            Messaging(Other(conversation)).InstantMessageReceived += (_, message) => heard.Enqueue(message.Text);
        SimulatedNetwork.Inject(Fault.NeverReturns, "MessageSentEventArgs.Text", times: 1);
        SimulatedNetwork.Say(first, Kim, "hangs");
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        SimulatedNetwork.Say(second, Lee, "heard");

        Eventually.Equal(["heard"], () => heard.ToArray());
        SimulatedNetwork.Heal();
        Eventually.Equal(2, () => heard.Count);
    }

    [Fact]
    public void The_arguments_of_a_Lync_that_has_gone_are_null_Invalid_and_minus_one()
    {
        (ConversationState, ConversationState, int)? seen = null;
        var conversation = Start(Kim);
        conversation.StateChanged += (_, change) =>
        {
            SimulatedNetwork.StopClient();
            seen = (change.NewState, change.OldState, change.StatusCode);
        };
        Messaging(conversation).BeginSendMessage("hi", null, null);

        Eventually.Equal((ConversationState.Invalid, ConversationState.Invalid, -1), () => seen);
    }

    [Fact]
    public void Events_can_be_lost_late_and_doubled()
    {
        var added = 0;
        var manager = Conversations;
        manager.ConversationAdded += (_, _) => Interlocked.Increment(ref added);
        SimulatedNetwork.Inject(Fault.EventLost, "ConversationManager.ConversationAdded", times: 1);
        var lost = manager.AddConversation();
        Eventually.True(() => manager.Conversations!.Contains(lost));
        SimulatedNetwork.Inject(Fault.EventLate, "ConversationManager.ConversationAdded", times: 1);
        SimulatedNetwork.Inject(Fault.EventTwice, "ConversationManager.ConversationAdded", times: 1);
        manager.AddConversation();
        Eventually.Equal(2, () => added);
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
    public void The_conversations_of_a_client_that_was_lost_are_kept_by_nobody()
    {
        var conversation = StartAndListen(new ConcurrentQueue<string>());
        LoseClient();
        Eventually.True(() =>
        {
            Collect();
            return !conversation.IsAlive;
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseClient()
    {
        SimulatedNetwork.StopClient();
        Assert.Equal(ClientState.Invalid, Client.State);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartAndListen(ConcurrentQueue<string> heard)
    {
        var conversation = Start(Kim);
        Messaging(Other(conversation)).InstantMessageReceived += (_, message) => heard.Enqueue(message.Text!);
        return new WeakReference(conversation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Say(WeakReference conversation, string text) =>
        SimulatedNetwork.Say((Conversation)conversation.Target!, Kim, text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EndAndForget(WeakReference conversation)
    {
        ((Conversation)conversation.Target!).End();
        Eventually.Equal(0, () => Conversations.Conversations!.Count);
    }
}
