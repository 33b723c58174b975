using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using static Microsoft.Lync.Model.Simulation.SimulatedNetwork;

namespace LyncIM.Tests.Commands;

/// <summary>Send-LyncMessage to many.</summary>
public sealed class NotifyTests : IDisposable
{
    private readonly Engine _engine;

    public NotifyTests()
    {
        Reset();
        _engine = new Engine();
        _engine.Run("$null = Connect-LyncClient");
    }

    public void Dispose()
    {
        _engine.Dispose();
        Eventually.Equal(0, () => HandlerCount);
        Assert.Equal(0, TypingCount);
        Assert.Empty(SwallowedExceptions);
        Reset();
    }

    [Fact]
    public void Sends_run_side_by_side_and_no_more_than_the_limit()
    {
        var elapsed = Stopwatch.StartNew();
        var results = Results("1..16 | ForEach-Object { \"delay500.$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -ThrottleLimit 8 -PassThru");
        Assert.Equal(16, results.Count(result => result.Status == nameof(LyncSendStatus.Sent)));
        // One after the other they take 8 s, in two waves 1 s.
        Assert.InRange(elapsed.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Results_come_as_they_complete_and_nothing_waits_for_the_end_of_the_input()
    {
        var order = _engine.Run("""
            $order = [System.Collections.ArrayList]::new()
            & {
                'delay2000@contoso.com', 'kim@contoso.com'
                $wait = [System.Diagnostics.Stopwatch]::StartNew()
                while ($wait.Elapsed.TotalSeconds -lt 0.5) { [System.Threading.Thread]::Sleep(50) }
                $null = $order.Add("sent: $([Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Sent.Count)")
                'lee@contoso.com'
            } | Send-LyncMessage -Message 'hi' -PassThru | ForEach-Object { $null = $order.Add($_.To) }
            $order
            """);
        Assert.Equal(["sent: 1", "kim@contoso.com", "lee@contoso.com", "delay2000@contoso.com"], order);
    }

    [Fact]
    public void Quick_sends_read_like_the_list_that_they_were_given()
    {
        var people = Enumerable.Range(1, 8).Select(i => $"kim{i}@contoso.com").ToArray();
        _engine.Set("people", people);
        Assert.Equal(people, Results("Send-LyncMessage $people 'hi' -PassThru").Select(result => result.To));
    }

    [Fact]
    public void Messages_to_one_person_keep_their_order()
    {
        _engine.Run("1..40 | ForEach-Object { \"$_\" } | Send-LyncMessage kim@contoso.com, lee@contoso.com -ThrottleLimit 16");
        foreach (var person in new[] { "sip:kim@contoso.com", "sip:lee@contoso.com" })
        {
            var texts = Sent.Where(sent => sent.To == person).Select(sent => sent.Text);
            Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), texts);
        }
    }

    [Fact]
    public void Each_recipient_has_one_result_and_one_error_where_it_failed()
    {
        var errors = _engine.Fail("""
            $results = 'kim@contoso.com', 'offline@contoso.com', 'nobody', 'decline@contoso.com', 'unknown@contoso.com', 'lee@contoso.com' |
                Send-LyncMessage -Message 'hi' -PassThru
            """);
        var results = Results("$results");
        Assert.Equal(6, results.Select(result => result.To).Distinct().Count());
        Assert.Equal(2, results.Count(result => result.Status == nameof(LyncSendStatus.Sent)));
        var failed = results.Where(result => result.Status == nameof(LyncSendStatus.Failed));
        Assert.Equal(
            failed.Select(result => $"{result.To} {result.ErrorId}").Order(),
            errors.Select(error => $"{error.TargetObject} {error.FullyQualifiedErrorId.Split(',')[0]}").Order());
    }

    [Fact]
    public void A_result_says_all_that_a_report_needs()
    {
        var sent = Results("Send-LyncMessage flaky1@contoso.com 'hi' -Retry 1 -PassThru").Single();
        Assert.Equal("flaky1@contoso.com", sent.To);
        Assert.Equal("Flaky1", sent.DisplayName);
        Assert.Equal(nameof(LyncSendStatus.Sent), sent.Status);
        Assert.Equal(2, sent.Attempts);
        Assert.Equal(nameof(LyncMessageFormat.PlainText), sent.Format);
        Assert.Equal("flaky1@contoso.com", sent.Conversation!.People.Single().SipAddress);
        Assert.True(sent.Duration > 0.2, $"{sent.Duration}");
        Assert.Null(sent.ErrorId);
        _engine.Fail("$failed = Send-LyncMessage decline@contoso.com 'hi' -PassThru");
        var failed = Results("$failed").Single();
        Assert.Equal(("RecipientDeclined", 603, 1), (failed.ErrorId, failed.SipStatus, failed.Attempts));
        Assert.Null(failed.Format);
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
        _engine.Fail($"$result = Send-LyncMessage {person} 'hi' -Retry {retry} -PassThru");
        var result = Results("$result").Single();
        Assert.Equal((attempts, status), (result.Attempts, result.Status));
    }

    [Fact]
    public void A_send_that_times_out_and_is_delivered_later_counts_as_sent_and_is_not_sent_again()
    {
        var result = Results("Send-LyncMessage delay1500@contoso.com 'hi' -Timeout 1 -Retry 2 -PassThru").Single();
        Assert.Equal((nameof(LyncSendStatus.Sent), 1), (result.Status, result.Attempts));
        Assert.Single(Sent);
    }

    [Fact]
    public void A_send_of_which_nothing_is_heard_is_not_sent_again()
    {
        _engine.Fail("$result = Send-LyncMessage never@contoso.com 'hi' -Timeout 0.5 -Retry 1 -PassThru");
        var result = Results("$result").Single();
        Assert.Equal((nameof(LyncSendStatus.Failed), "SendTimeout", 1), (result.Status, result.ErrorId, result.Attempts));
        Assert.True(Sent.Count <= 1);
    }

    [Fact]
    public void A_start_that_times_out_is_tried_again()
    {
        Inject(Fault.NeverReturns, "AddConversation", times: 1);
        var result = Results("Send-LyncMessage kim@contoso.com 'hi' -Timeout 1 -Retry 1 -PassThru").Single();
        Assert.Equal((nameof(LyncSendStatus.Sent), 2), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task A_client_that_is_restarted_is_waited_for()
    {
        StopClient();
        using var running = _engine.Begin("Send-LyncMessage kim@contoso.com 'hi' -Retry 1 -PassThru");
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(running.HasEnded);
        StartClient();
        await running.WaitAsync();
        Assert.Equal(nameof(LyncSendStatus.Sent), Assert.IsType<LyncSendResult>(Assert.Single(running.Output)).Status);
        Assert.Empty(running.Errors);
    }

    [Fact]
    public async Task Duplicates_are_told_once_with_a_warning()
    {
        const string Notify = "'kim@contoso.com', 'sip:KIM@contoso.com', 'lee@contoso.com', 'Kim@Contoso.com' | Send-LyncMessage -Message 'hi' -PassThru";
        using var once = _engine.Begin(Notify);
        await once.WaitAsync();
        Assert.Equal(["kim@contoso.com", "lee@contoso.com"], once.Output.Cast<LyncSendResult>().Select(result => result.To));
        Assert.StartsWith("2 repeated recipients were left out", Assert.Single(once.Warnings));
        using var all = _engine.Begin(Notify + " -AllowDuplicates");
        await all.WaitAsync();
        Assert.Equal(4, all.Output.Count);
        Assert.Empty(all.Warnings);
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
        var elapsed = Stopwatch.StartNew();
        var results = Results("'offline@contoso.com', 'dnd@contoso.com', 'kim@contoso.com' | Send-LyncMessage -Message 'hi' -Wait 1.5 -ThrottleLimit 1 -PassThru");
        Assert.Equal("kim@contoso.com", results[0].To);
        Assert.Equal(2, results.Count(result => result.Status == nameof(LyncSendStatus.Skipped)));
        Assert.InRange(elapsed.Elapsed, TimeSpan.FromSeconds(1.4), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_message_that_is_held_is_sent_when_its_contact_becomes_available()
    {
        SetAvailability("sip:kim@contoso.com", 9500);
        _ = Task.Delay(TimeSpan.FromSeconds(1)).ContinueWith(_ => SetAvailability("sip:kim@contoso.com", 3500), TaskScheduler.Default);
        var result = Results("Send-LyncMessage kim@contoso.com 'hi' -Wait 20 -PassThru").Single();
        Assert.Equal(nameof(LyncSendStatus.Sent), result.Status);
        Assert.True(result.Duration > 0.9, $"{result.Duration}");
    }

    [Fact]
    public void Conversations_that_the_command_opened_end_and_others_stay()
    {
        _engine.Run("$open = Start-LyncConversation kim@contoso.com");
        _engine.Fail("'kim@contoso.com', 'lee@contoso.com', 'max@contoso.com', 'offline@contoso.com' | Send-LyncMessage -Message 'hi' -EndConversation");
        Assert.Equal(["kim@contoso.com"], _engine.Run("(Get-LyncConversation).Participants.SipAddress"));
        Assert.Equal(3, Sent.Count);
    }

    [Fact]
    public void Several_messages_to_one_person_share_what_the_command_opened_until_the_last()
    {
        _engine.Run("1..5 | ForEach-Object { \"$_\" } | Send-LyncMessage kim@contoso.com -EndConversation");
        Assert.Equal(["1", "2", "3", "4", "5"], Sent.Select(sent => sent.Text));
        Assert.Empty(_engine.Run("Get-LyncConversation"));
    }

    [Fact]
    public void Starts_are_spread_where_the_server_throttles()
    {
        var elapsed = Stopwatch.StartNew();
        _engine.Run("1..5 | ForEach-Object { \"kim$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -Delay 200");
        Assert.True(elapsed.Elapsed > TimeSpan.FromMilliseconds(790), $"{elapsed.Elapsed}");
    }

    [Fact]
    public async Task Ctrl_C_begins_no_more_sends_and_the_results_say_what_became_of_the_others()
    {
        using var running = _engine.Begin(
            "1..20 | ForEach-Object { \"never$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -ThrottleLimit 4 -Timeout -1 -PassThru -OutVariable results");
        Eventually.Equal(4, () => TypingCount);
        var elapsed = Stopwatch.StartNew();
        await running.StopAsync();
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(5), $"{elapsed.Elapsed}");
        Eventually.Equal(0, () => TypingCount);
        var results = Results("$results");
        Assert.Equal(4, results.Count);
        Assert.All(results, result => Assert.NotEqual(nameof(LyncSendStatus.Sent), result.Status));
    }

    [Fact]
    public void A_client_that_goes_on_the_way_fails_each_of_the_others_by_itself()
    {
        var errors = _engine.Fail("""
            $results = & {
                'kim@contoso.com'
                while ([Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Sent.Count -eq 0) { [System.Threading.Thread]::Sleep(10) }
                [System.Threading.Thread]::Sleep(300)
                [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::StopClient()
                'lee@contoso.com', 'max@contoso.com'
            } | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1
            """);
        var results = Results("$results");
        Assert.Equal(3, results.Count);
        Assert.Equal(results.Count(result => result.Status == nameof(LyncSendStatus.Failed)), errors.Count);
        Assert.All(errors, error => Assert.StartsWith("LyncClientNotRunning,", error.FullyQualifiedErrorId));
    }

    [Fact]
    public void Progress_has_an_end()
    {
        var progress = _engine.Progress("'delay300@contoso.com', 'offline@contoso.com' | Send-LyncMessage -Message 'hi' -ErrorAction SilentlyContinue");
        Assert.NotEmpty(progress);
        Assert.Equal("Completed", progress[^1].RecordType.ToString());
        Assert.Contains("2 done", progress[^1].StatusDescription);
        Assert.Contains("1 not reached: offline@contoso.com", progress[^1].StatusDescription);
        Assert.Empty(_engine.Progress("Send-LyncMessage delay300@contoso.com 'hi'"));
    }

    private IReadOnlyList<LyncSendResult> Results(string script) => [.. _engine.Run(script).Cast<LyncSendResult>()];
}
