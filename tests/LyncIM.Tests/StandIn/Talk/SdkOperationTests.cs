using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Talk;

/// <summary>What Begin, End and the callback do.</summary>
public sealed class SdkOperationTests : StandInTestBase
{
    private const string Sending = "InstantMessageModality.BeginSendMessage";

    [Fact]
    public void End_blocks_until_the_operation_has_completed_and_throws_what_it_failed_with()
    {
        var messaging = Messaging(Start("sip:offline@contoso.com"));
        var result = messaging.BeginSendMessage("hi", null, null);
        Assert.Equal(0x80EF01E0u, CodeOf(() => messaging.EndSendMessage(result)));
    }

    [Fact]
    public void Begin_is_a_call_that_blocks_as_long_as_Lync_is_busy()
    {
        var messaging = Messaging(Start(Kim));
        SimulatedNetwork.Inject(Fault.NeverReturns, Sending, times: 1);
        var beginning = OnThread(() => messaging.BeginSendMessage("hi", null, null));
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        Assert.False(beginning.IsCompleted);
        Assert.Empty(SimulatedNetwork.Sent);
        SimulatedNetwork.Heal();
        Eventually.Equal("hi", () => SimulatedNetwork.Sent.SingleOrDefault()?.Text);
    }

    [Fact]
    public void Every_call_takes_as_long_as_a_busy_Lync_takes()
    {
        var messaging = Messaging(Start(Kim));
        SimulatedNetwork.SetCallTime(30);
        var elapsed = Stopwatch.StartNew();
        messaging.BeginSendMessage("hi", null, null);
        Assert.True(elapsed.ElapsedMilliseconds >= 29);
    }

    [Fact]
    public void A_callback_can_come_before_Begin_returns()
    {
        SimulatedNetwork.Inject(Fault.CallbackFirst, Sending);
        var isBack = false;
        Messaging(Start(Kim)).BeginSendMessage("hi", _ => isBack = true, null);
        Assert.True(isBack);
    }

    [Fact]
    public void A_callback_can_come_twice()
    {
        SimulatedNetwork.Inject(Fault.CallbackTwice, Sending);
        var calledBack = 0;
        Messaging(Start(Kim)).BeginSendMessage("hi", _ => Interlocked.Increment(ref calledBack), null);
        Eventually.Equal(2, () => calledBack);
    }

    [Fact]
    public void A_callback_can_fail_to_come_though_the_work_was_done()
    {
        SimulatedNetwork.Inject(Fault.CallbackLost, Sending);
        var result = Messaging(Start(Kim)).BeginSendMessage("hi", null, null);
        Eventually.Equal("hi", () => SimulatedNetwork.Sent.SingleOrDefault()?.Text);
        Assert.False(result.IsCompleted);
    }

    [Fact]
    public void An_operation_of_which_Lync_dies_before_the_SDK_has_read_its_status_never_completes()
    {
        var client = Client;
        var messaging = Messaging(Start(Kim));
        var isBack = false;
        SimulatedNetwork.Inject(Fault.DiesBefore, "AsynchronousOperation.StatusCode", times: 1);
        var result = messaging.BeginSendMessage("hi", _ => isBack = true, null);
        Eventually.Equal(ClientState.Invalid, () => client.State);
        Assert.Equal("hi", SimulatedNetwork.Sent.Single().Text);
        Assert.False(result.IsCompleted || isBack);
    }

    [Fact]
    public void A_Lync_that_has_gone_calls_nobody_back()
    {
        var messaging = Messaging(Start("sip:delay20@contoso.com"));
        var isBack = false;
        var result = messaging.BeginSendMessage("hi", _ => isBack = true, null);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        Assert.Equal(ClientState.Invalid, Client.State);
        Send(Start("sip:delay40@contoso.com"), "later than that");
        Assert.False(result.IsCompleted || isBack);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(480)]
    [InlineData(603)]
    public void A_code_carries_a_SIP_status_in_its_low_word(int status)
    {
        var messaging = Messaging(Start(Kim));
        var code = 0x80EF0000u + (uint)status;
        SimulatedNetwork.Inject(Fault.Fails, Sending, times: 1, code);
        Assert.Equal(code, CodeOf(() => messaging.EndSendMessage(messaging.BeginSendMessage("hi", null, null))));
    }
}
