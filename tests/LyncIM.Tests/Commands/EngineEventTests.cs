using System;
using System.Linq;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Commands;

/// <summary>What happens in the session is an engine event in every runspace that has registered for it.</summary>
public sealed class EngineEventTests : IDisposable
{
    private const string Kim = "sip:kim@contoso.com";

    private readonly Engine _engine = new();

    public EngineEventTests()
    {
        SimulatedNetwork.Reset();
        _engine.Run("$null = Connect-LyncClient 3>$null; $heard = [collections.concurrent.concurrentqueue[object]]::new()");
    }

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void A_message_that_is_received_is_an_event_in_order_and_can_still_be_received()
    {
        Register(_engine, "LyncIM.MessageReceived", "$heard.Enqueue(\"$($event.MessageData.From): $($args[0]) in $($sender.Id)\")");
        var talk = SimulatedNetwork.Invite(Kim, "0");
        for (var i = 1; i < 20; i++)
            SimulatedNetwork.Say(talk, Kim, $"{i}");
        var id = _engine.Run("(Receive-LyncMessage -Wait -MaxMessages 20 -Timeout 20).Conversation.Id")[0];
        Eventually.Equal(
            Enumerable.Range(0, 20).Select(i => $"kim@contoso.com: {i} in {id}"), () => Heard(_engine).Select(line => $"{line}"));
    }

    [Fact]
    public void A_conversation_that_is_added_is_an_event_that_knows_who_is_in_it()
    {
        Register(_engine, "LyncIM.ConversationAdded", "$heard.Enqueue(\"$($args[0].State) $($event.MessageData.Participants)\")");
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        Eventually.Equal(["Incoming kim@contoso.com"], () => Heard(_engine).Select(line => $"{line}"));
        _engine.Run("$null = Start-LyncConversation lee@contoso.com");
        Eventually.Equal(2, () => Heard(_engine).Length);
    }

    [Fact]
    public void Typing_that_begins_and_ends_is_an_event_also_where_somebody_leaves()
    {
        Register(_engine, "LyncIM.TypingChanged", "$heard.Enqueue(\"$($sender.Id) $($args[0]) $($args[0].IsTyping)\")");
        var id = _engine.Run("(Start-LyncConversation kim@contoso.com, lee@contoso.com).Id")[0];
        var talk = LyncClient.GetClient().ConversationManager!.Conversations!.Single();
        SimulatedNetwork.Type(talk, Kim, isTyping: true);
        Eventually.Equal([$"{id} kim@contoso.com True"], () => Heard(_engine).Select(line => $"{line}"));
        SimulatedNetwork.Leave(talk, Kim);
        Eventually.Equal($"{id} kim@contoso.com False", () => $"{Heard(_engine).Last()}");
    }

    [Fact]
    public void The_clients_coming_and_going_is_an_event()
    {
        Register(_engine, "LyncIM.ClientStateChanged", "$heard.Enqueue($args[0])");
        SimulatedNetwork.SignOut();
        Eventually.Equal([LyncClientState.SigningOut, LyncClientState.SignedOut], () => Heard(_engine).Cast<LyncClientState>());
        SimulatedNetwork.StopClient();
        Eventually.Equal(LyncClientState.NotRunning, () => (LyncClientState)Heard(_engine).Last());
    }

    [Fact]
    public void Every_runspace_that_has_the_module_is_told_and_one_that_has_removed_it_is_not()
    {
        using var other = new Engine();
        using var former = new Engine();
        foreach (var engine in new[] { other, former })
            engine.Run("$heard = [collections.concurrent.concurrentqueue[object]]::new()");
        foreach (var engine in new[] { _engine, other, former })
            Register(engine, "LyncIM.MessageReceived", "$heard.Enqueue($args[0])");
        former.Remove();
        SimulatedNetwork.Invite(Kim, "hi");
        Eventually.Equal(1, () => Heard(_engine).Length);
        Eventually.Equal(1, () => Heard(other).Length);
        Assert.Empty(Heard(former));
    }

    [Fact]
    public void Without_an_action_events_wait_in_the_queue_of_the_engine()
    {
        _engine.Run("$null = [runspace]::DefaultRunspace.Events.SubscribeEvent($null, $null, 'LyncIM.MessageReceived', $null, [scriptblock] $null, $false, $false)");
        SimulatedNetwork.Invite(Kim, "hi");
        Eventually.Equal(["hi"], () => _engine.Run("[runspace]::DefaultRunspace.Events.ReceivedEvents | ForEach-Object { \"$($_.MessageData)\" }"));
    }

    [Fact]
    public void Where_nobody_has_registered_nothing_is_kept()
    {
        SimulatedNetwork.Invite(Kim, "hi");
        _engine.Run("$null = Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20");
        Assert.Empty(_engine.Run("[runspace]::DefaultRunspace.Events.ReceivedEvents"));
    }

    [Fact]
    public void An_action_that_fails_harms_nobody()
    {
        // The engine itself ends the job of the action that fails.
        Register(_engine, "LyncIM.MessageReceived", "throw 'no'");
        Register(_engine, "LyncIM.MessageReceived", "$heard.Enqueue($args[0])");
        var talk = SimulatedNetwork.Invite(Kim, "one");
        SimulatedNetwork.Say(talk, Kim, "two");
        Eventually.Equal(2, () => Heard(_engine).Length);
        Assert.Equal(2, _engine.Run("Receive-LyncMessage -Wait -MaxMessages 2 -Timeout 20").Count);
    }

    /// <summary>What Register-EngineEvent does, which is in a module that is not here.</summary>
    private static void Register(Engine engine, string name, string action) => engine.Run(
        $"$null = [runspace]::DefaultRunspace.Events.SubscribeEvent($null, $null, '{name}', $null, {{ {action} }}.GetNewClosure(), $false, $false)");

    private static object[] Heard(Engine engine) => [.. engine.Run("$heard.ToArray()")];
}
