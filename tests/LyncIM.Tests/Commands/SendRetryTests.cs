using System.Linq;
using System.Threading.Tasks;
using static Microsoft.Lync.Model.Simulation.SimulatedNetwork;

namespace LyncIM.Tests.Commands;

/// <summary>Send-LyncMessage tries again what may pass, and never sends twice what may have been delivered.</summary>
public sealed class SendRetryTests : EngineScene
{
    public SendRetryTests()
    {
        Engine.Run("$null = Connect-LyncClient");
    }

    [Theory]
    [InlineData("flaky2@contoso.com", 2, 3, "Sent")]
    [InlineData("flaky2@contoso.com", 1, 2, "Failed")]
    [InlineData("flaky2@contoso.com", 0, 1, "Failed")]
    [InlineData("unknown@contoso.com", 2, 1, "Failed")]
    [InlineData("decline@contoso.com", 2, 1, "Failed")]
    [InlineData("offline@contoso.com", 2, 1, "Failed")]
    [InlineData("dnd@contoso.com", 1, 2, "Failed")]
    public void What_may_pass_is_tried_again_and_nothing_else(string person, int retry, int attempts, string status)
    {
        Engine.Fail($"$result = Send-LyncMessage {person} 'hi' -Retry {retry} -PassThru");
        var result = Results("$result").Single();
        Assert.Equal((attempts, status), (result.Attempts, result.Status));
    }

    [Fact]
    public void A_send_that_times_out_and_is_delivered_later_counts_as_sent_and_is_not_sent_again()
    {
        using var shorter = new ShortBestEffort();
        var result = Results("Send-LyncMessage delay1000@contoso.com 'hi' -Timeout 0.3 -Retry 20 -PassThru").Single();
        Assert.Equal(("Sent", 1), (result.Status, result.Attempts));
        Assert.Single(Sent);
    }

    [Fact]
    public void A_send_of_which_nothing_is_heard_is_not_sent_again()
    {
        using var shorter = new ShortBestEffort();
        Engine.Fail("$result = Send-LyncMessage never@contoso.com 'hi' -Timeout 0.2 -Retry 1 -PassThru");
        var result = Results("$result").Single();
        Assert.Equal(("Failed", "SendTimeout", 1), (result.Status, result.ErrorId, result.Attempts));
        Assert.True(Sent.Count <= 1);
    }

    [Fact]
    public void A_start_that_times_out_is_tried_again()
    {
        Inject(Fault.NeverReturns, "AddConversation", times: 1);
        var result = Results("Send-LyncMessage kim@contoso.com 'hi' -Timeout 0.5 -Retry 20 -PassThru").Single();
        Assert.Equal("Sent", result.Status);
        Assert.True(result.Attempts > 1);
        Assert.Single(Sent);
    }

    [Fact]
    public async Task A_client_that_is_restarted_is_waited_for()
    {
        StopClient();
        using var running = Engine.Begin("Send-LyncMessage kim@contoso.com 'hi' -Retry 5 -PassThru -Verbose");
        Eventually.True(() => running.Verboses.Any() || running.HasEnded);
        Assert.False(running.HasEnded);
        StartClient();
        await running.WaitAsync();
        Assert.Equal("Sent", Assert.IsType<LyncSendResult>(Assert.Single(running.Output)).Status);
        Assert.Empty(running.Errors);
    }

    [Fact]
    public void Contacts_who_are_not_available_are_skipped()
    {
        var results = Results("'kim@contoso.com', 'offline@contoso.com', 'dnd@contoso.com' | Send-LyncMessage -Message 'hi' -SkipUnavailable -PassThru");
        Assert.Equal(
            ["dnd@contoso.com Skipped 0", "kim@contoso.com Sent 1", "offline@contoso.com Skipped 0"],
            results.Select(result => $"{result.To} {result.Status} {result.Attempts}").Order());
    }

    [Fact]
    public void A_message_is_held_until_its_time_is_over_without_holding_up_others()
    {
        var results = Results("'offline@contoso.com', 'dnd@contoso.com', 'kim@contoso.com' | Send-LyncMessage -Message 'hi' -WaitAvailable 1 -ThrottleLimit 2 -PassThru");
        Assert.Equal("kim@contoso.com", results[0].To);
        var skipped = results.Where(result => result.Status == "Skipped").ToArray();
        Assert.Equal(2, skipped.Length);
        Assert.All(skipped, result => Assert.True(result.Duration > 0.9, $"{result.Duration}"));
    }

    [Fact]
    public async Task A_message_that_is_held_is_sent_when_its_contact_becomes_available()
    {
        SetAvailability("sip:kim@contoso.com", 9500);
        using var running = Engine.Begin("'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage -Message 'hi' -WaitAvailable 60 -PassThru");
        // The other message shows that this one has been looked at.
        Eventually.Equal(["lee@contoso.com"], () => running.Output.Cast<LyncSendResult>().Select(result => result.To));
        SetAvailability("sip:kim@contoso.com", 3500);
        await running.WaitAsync();
        Assert.Equal("Sent", running.Output.Cast<LyncSendResult>().Last().Status);
    }

    [Fact]
    public async Task Ctrl_C_begins_no_more_sends()
    {
        using var running = Engine.Begin(
            "1..20 | ForEach-Object { \"never$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -ThrottleLimit 4 -Timeout -1 -PassThru");
        Eventually.Equal(4, () => TypingCount);
        await running.StopAsync();
        Eventually.Equal(0, () => TypingCount);
        Assert.Empty(Sent);
        Assert.Equal(4, Wire.Count(line => line.StartsWith("typing on", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void A_client_that_goes_on_the_way_fails_each_of_the_others_by_itself()
    {
        var errors = Engine.Fail("""
            $results = & {
                'kim@contoso.com'
                while ([Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Sent.Count -eq 0) { [System.Threading.Thread]::Sleep(1) }
                [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::StopClient()
                'lee@contoso.com', 'max@contoso.com'
            } | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1
            """);
        var results = Results("$results");
        Assert.Equal(3, results.Count);
        Assert.Equal(results.Count(result => result.Status == "Failed"), errors.Count);
        Assert.All(errors, error => Assert.Equal("LyncClientNotRunning", IdOf(error)));
    }
}
