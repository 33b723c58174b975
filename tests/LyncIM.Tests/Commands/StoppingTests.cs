using System;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Commands;

/// <summary>Ctrl+C, and a pipeline that is cut short, end a command at once and leave nothing behind.</summary>
public sealed class StoppingTests : EngineScene
{
    [Fact]
    public async Task Ctrl_C_ends_a_wait_for_messages_at_once_and_loses_none()
    {
        using var receiving = Engine.Begin("Receive-LyncMessage -Wait");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        await receiving.StopAsync();
        Engine.Run("Send-LyncMessage echo@contoso.com 'hi'");
        Assert.Equal("echo: hi", $"{Assert.Single(Engine.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
    }

    [Fact]
    public async Task Ctrl_C_ends_a_send_at_once_and_its_typing()
    {
        using var sending = Engine.Begin("Send-LyncMessage never@contoso.com 'hi' -Timeout -1");
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        await sending.StopAsync();
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Theory]
    [InlineData(nameof(LyncClient.GetClient), "Connect-LyncClient -Timeout -1")]
    [InlineData(nameof(ConversationManager.AddConversation), "Start-LyncConversation kim@contoso.com -Timeout -1")]
    [InlineData(nameof(InstantMessageModality.BeginSendMessage), "Send-LyncMessage kim@contoso.com 'hi' -Timeout -1")]
    [InlineData(nameof(InstantMessageModality.BeginSetComposing), "Start-LyncConversation kim@contoso.com | Set-LyncTyping")]
    [InlineData(nameof(Conversation.End), "Start-LyncConversation kim@contoso.com | Stop-LyncConversation")]
    public async Task Ctrl_C_frees_a_command_from_a_call_that_never_returns(string member, string script)
    {
        SimulatedNetwork.Inject(Fault.NeverReturns, member);
        using var running = Engine.Begin(script);
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        await running.StopAsync();
        SimulatedNetwork.Reset();
    }

    [Theory]
    [InlineData("Get-LyncContact unknown@contoso.com -Timeout -1")]
    [InlineData("Request-LyncReply kim@contoso.com 'Go?' -Timeout -1")]
    [InlineData("Add-LyncParticipant $c lee@contoso.com")]
    [InlineData("Connect-LyncClient -SipAddress kim@contoso.com -Timeout -1")]
    public async Task Ctrl_C_ends_the_waiting_of_any_command(string script)
    {
        Engine.Run("$c = Start-LyncConversation kim@contoso.com");
        var handlers = SimulatedNetwork.HandlerCount;
        SimulatedNetwork.Inject(Fault.EventLost, nameof(Conversation.ParticipantAdded));
        if (script.StartsWith("Connect", StringComparison.Ordinal))
            SimulatedNetwork.LoseNetwork();
        using var running = Engine.Begin("'begun'; " + script);
        Eventually.Equal(1, () => running.Output.Count);
        await running.StopAsync();
        SimulatedNetwork.RestoreNetwork();
        Eventually.True(() => SimulatedNetwork.HandlerCount <= handlers);
    }

    [Fact]
    public void A_pipeline_that_is_cut_short_takes_no_more_messages_than_it_passes_on()
    {
        Engine.Run("'echo.a@contoso.com', 'echo.b@contoso.com' | Send-LyncMessage -Message 'hi'; $null = Receive-LyncMessage -Wait -Keep -MaxMessages 2");
        Assert.Single(Engine.Run("Receive-LyncMessage -Wait | Select-FirstOne"));
        Assert.Single(Engine.Run("Receive-LyncMessage"));
    }

    [Fact]
    public void A_pipeline_of_sends_that_is_cut_short_sends_no_more()
    {
        Engine.Run("1..5 | ForEach-Object { \"kim$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1 | Select-FirstOne");
        Assert.Single(SimulatedNetwork.Sent);
    }

    [Fact]
    public void Contacts_that_nobody_wants_any_more_are_not_waited_for()
    {
        Engine.Run("$null = Connect-LyncClient");
        var handlers = SimulatedNetwork.HandlerCount;
        Assert.Single(Engine.Run("'kim@contoso.com', 'unknown@contoso.com' | Get-LyncContact -Timeout -1 | Select-FirstOne"));
        Eventually.Equal(handlers, () => SimulatedNetwork.HandlerCount);
    }
}
