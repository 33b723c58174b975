using System;
using System.Linq;
using System.Threading.Tasks;
using static Microsoft.Lync.Model.Simulation.SimulatedNetwork;

namespace LyncIM.Tests.Commands;

/// <summary>Send-LyncMessage to many: side by side, one result each, in the order in which they are done.</summary>
public sealed class SendManyTests : EngineScene
{
    public SendManyTests()
    {
        Engine.Run("$null = Connect-LyncClient");
    }

    [Fact]
    public async Task Sends_run_side_by_side_and_no_more_than_the_limit()
    {
        using var running = Engine.Begin(
            "1..9 | ForEach-Object { \"never$_@contoso.com\"; \"kim$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -ThrottleLimit 3 -Timeout -1 -PassThru");
        Eventually.Equal(3, () => TypingCount);
        // The third that never ends takes the last place: whoever comes after it is not begun.
        Eventually.Equal(["kim1@contoso.com", "kim2@contoso.com"], () => running.Output.Cast<LyncSendResult>().Select(result => result.To));
        Assert.Equal(2, Sent.Count);
        await running.StopAsync();
    }

    [Fact]
    public void Results_come_as_they_complete_and_nothing_waits_for_the_end_of_the_input()
    {
        var order = Engine.Run("""
            $order = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
            & {
                'delay1000@contoso.com', 'kim@contoso.com'
                while ([Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Sent.Count -lt 1) { [System.Threading.Thread]::Sleep(1) }
                'lee@contoso.com'
            } | Send-LyncMessage -Message 'hi' -PassThru | ForEach-Object { $null = $order.Add($_.To) }
            $order
            """);
        Assert.Equal(["kim@contoso.com", "lee@contoso.com", "delay1000@contoso.com"], order);
    }

    [Fact]
    public void With_a_limit_of_one_the_results_keep_the_order_of_the_input()
    {
        var people = Enumerable.Range(1, 8).Select(i => $"kim{i}@contoso.com").ToArray();
        Engine.Set("people", people);
        Assert.Equal(people, Results("Send-LyncMessage $people 'hi' -ThrottleLimit 1 -PassThru").Select(result => result.To));
    }

    [Fact]
    public void Messages_to_one_person_keep_their_order()
    {
        Engine.Run("1..40 | ForEach-Object { \"$_\" } | Send-LyncMessage kim@contoso.com, lee@contoso.com -ThrottleLimit 16");
        foreach (var person in new[] { "sip:kim@contoso.com", "sip:lee@contoso.com" })
        {
            var texts = Sent.Where(sent => sent.To == person).Select(sent => sent.Text);
            Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), texts);
        }
    }

    [Fact]
    public void Each_recipient_has_one_result_and_one_error_where_it_failed()
    {
        var errors = Engine.Fail("""
            $results = 'kim@contoso.com', 'offline@contoso.com', 'nobody', 'decline@contoso.com', 'unknown@contoso.com', 'lee@contoso.com' |
                Send-LyncMessage -Message 'hi' -PassThru
            """);
        var results = Results("$results");
        Assert.Equal(6, results.Select(result => result.To).Distinct().Count());
        Assert.Equal(2, results.Count(result => result.Status == "Sent"));
        var failed = results.Where(result => result.Status == "Failed");
        Assert.Equal(
            failed.Select(result => $"{result.To} {result.ErrorId}").Order(),
            errors.Select(error => $"{error.TargetObject} {IdOf(error)}").Order());
    }

    [Fact]
    public void A_result_says_all_that_a_report_needs()
    {
        var sent = Results("Send-LyncMessage flaky1@contoso.com 'hi' -Retry 1 -PassThru").Single();
        Assert.Equal(("flaky1@contoso.com", "Flaky1", "Sent", 2), (sent.To, sent.DisplayName, sent.Status, sent.Attempts));
        Assert.Equal(("PlainText", "hi"), (sent.Format, sent.Message));
        Assert.Equal("flaky1@contoso.com", sent.Conversation!.Participants);
        Assert.True(sent.Duration > 0.2, $"{sent.Duration}");
        Assert.Null(sent.ErrorId);
        Assert.Null(sent.Reason);
        Engine.Fail("$failed = Send-LyncMessage decline@contoso.com 'hi' -PassThru");
        var failed = Results("$failed").Single();
        Assert.Equal(("RecipientDeclined", 603, 1, "hi"), (failed.ErrorId, failed.SipStatus, failed.Attempts, failed.Message));
        Assert.NotNull(failed.Reason);
        Assert.Null(failed.Format);
    }

    [Fact]
    public async Task Duplicates_are_told_once_with_a_warning()
    {
        const string Notify = "'kim@contoso.com', 'sip:KIM@contoso.com', 'lee@contoso.com', 'Kim@Contoso.com' | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1";
        using var once = Engine.Begin(Notify);
        await once.WaitAsync();
        Assert.Equal(["kim@contoso.com", "lee@contoso.com"], once.Output.Cast<LyncSendResult>().Select(result => result.To).Order());
        Assert.StartsWith("2 repeated recipients were left out", Assert.Single(once.Warnings));
        using var all = Engine.Begin(Notify + " -AllowDuplicates");
        await all.WaitAsync();
        Assert.Equal(4, all.Output.Count);
        Assert.Empty(all.Warnings);
    }

    [Fact]
    public void Conversations_that_the_command_opened_end_and_others_stay()
    {
        Engine.Run("$open = Start-LyncConversation kim@contoso.com");
        Engine.Fail("'kim@contoso.com', 'lee@contoso.com', 'max@contoso.com', 'offline@contoso.com' | Send-LyncMessage -Message 'hi' -EndConversation");
        Assert.Equal(["kim@contoso.com"], Engine.Run("(Get-LyncConversation).Participants | ForEach-Object { \"$_\" }"));
        Assert.Equal(3, Sent.Count);
    }

    [Fact]
    public void Several_messages_to_one_person_share_what_the_command_opened_until_the_last()
    {
        Engine.Run("1..5 | ForEach-Object { \"$_\" } | Send-LyncMessage kim@contoso.com -EndConversation");
        Assert.Equal(["1", "2", "3", "4", "5"], Sent.Select(sent => sent.Text));
        Assert.Empty(Engine.Run("Get-LyncConversation"));
    }

    [Fact]
    public void Starts_are_spread_where_the_server_throttles()
    {
        var results = Results("1..3 | ForEach-Object { \"kim$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -Delay 0.2 -PassThru");
        var begun = results.OrderBy(result => result.To).Select(result => result.Timestamp.AddSeconds(-result.Duration)).ToArray();
        // A timer may be some milliseconds early.
        Assert.All([begun[1] - begun[0], begun[2] - begun[1]], pause => Assert.True(pause > TimeSpan.FromMilliseconds(180), $"{pause}"));
    }

    [Fact]
    public void Progress_has_an_end()
    {
        var progress = Engine.Progress("'delay300@contoso.com', 'offline@contoso.com' | Send-LyncMessage -Message 'hi' -ErrorAction SilentlyContinue");
        Assert.NotEmpty(progress);
        Assert.Equal("Completed", progress[^1].RecordType.ToString());
        Assert.Contains("2 done", progress[^1].StatusDescription);
        Assert.Contains("1 not reached: offline@contoso.com", progress[^1].StatusDescription);
        Assert.Empty(Engine.Progress("Send-LyncMessage delay300@contoso.com 'hi'"));
    }
}
