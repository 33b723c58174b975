using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Commands;

/// <summary>The commands in the genuine engine: stopped, cut short, in several runspaces, removed and imported again.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly Engine _engine;

    public EngineTests()
    {
        SimulatedNetwork.Reset();
        _engine = new Engine();
    }

    public void Dispose()
    {
        _engine.Dispose();
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_wait_for_messages_at_once_and_loses_none()
    {
        using var receiving = _engine.Begin("Receive-LyncMessage -Wait");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        await receiving.StopAsync();
        _engine.Run("Send-LyncMessage echo@contoso.com 'hi'");
        Assert.Equal("echo: hi", $"{Assert.Single(_engine.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
    }

    [Fact]
    public async Task Ctrl_C_ends_a_send_at_once_and_its_typing()
    {
        using var sending = _engine.Begin("Send-LyncMessage never@contoso.com 'hi' -Timeout -1");
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
        using var running = _engine.Begin(script);
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        await running.StopAsync();
        SimulatedNetwork.Reset();
    }

    [Fact]
    public void A_pipeline_that_is_cut_short_takes_no_more_messages_than_it_passes_on()
    {
        _engine.Run("'echo.a@contoso.com', 'echo.b@contoso.com' | Send-LyncMessage -Message 'hi'; $null = Receive-LyncMessage -Wait -Keep -MaxMessages 2");
        Assert.Single(_engine.Run("Receive-LyncMessage -Wait | Select-FirstOne"));
        Assert.Single(_engine.Run("Receive-LyncMessage"));
    }

    [Fact]
    public void A_pipeline_of_sends_that_is_cut_short_sends_no_more()
    {
        _engine.Run("1..5 | ForEach-Object { \"kim$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1 | Select-FirstOne");
        Assert.Single(SimulatedNetwork.Sent);
    }

    [Fact]
    public void Verbose_tells_each_step_of_a_send_with_its_time()
    {
        var steps = _engine.Run("Send-LyncMessage kim@contoso.com hello -Verbose 4>&1").Select(step => step.ToString()!).ToArray();
        var time = @", after \d+\.\d ms\.$";
        Assert.Equal(
            [
                "Started conversation # with kim@contoso.com",
                "Ready to send in conversation # with kim@contoso.com",
                "Typing shown in conversation # with kim@contoso.com",
                "Message delivered in conversation # with kim@contoso.com",
                "Typing hidden in conversation # with kim@contoso.com",
            ],
            steps.Where(step => Regex.IsMatch(step, time)).Select(step => Regex.Replace(Regex.Replace(step, time, ""), @"\d+", "#")));
    }

    [Fact]
    public void Two_runspaces_share_the_session()
    {
        using var other = new Engine();
        _engine.Run("Send-LyncMessage echo@contoso.com 'hi'");
        Assert.Equal("echo: hi", $"{Assert.Single(other.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
        Assert.Empty(_engine.Run("Receive-LyncMessage"));
        Assert.Single(other.Run("Get-LyncConversation"));
    }

    [Fact]
    public async Task A_message_wakes_every_runspace_that_waits_and_goes_to_the_one_that_asked_for_it()
    {
        using var other = new Engine();
        var ids = _engine.Run("'echo.a@contoso.com', 'echo.b@contoso.com' | Start-LyncConversation | ForEach-Object Id");
        using var waitingForA = _engine.Begin($"Get-LyncConversation {ids[0]} | Receive-LyncMessage -Wait -MaxMessages 1");
        using var waitingForB = other.Begin($"Get-LyncConversation {ids[1]} | Receive-LyncMessage -Wait -MaxMessages 1");
        using (var sender = new Engine())
        {
            sender.Run($"Get-LyncConversation {ids[1]}, {ids[0]} | Send-LyncMessage 'hi'");
            await Task.WhenAll(waitingForA.WaitAsync(), waitingForB.WaitAsync());
        }
        Assert.Equal("echo.a@contoso.com", ((LyncMessage)Assert.Single(waitingForA.Output)).From);
        Assert.Equal("echo.b@contoso.com", ((LyncMessage)Assert.Single(waitingForB.Output)).From);
    }

    [Fact]
    public void Removing_the_module_takes_every_handler_back_and_importing_it_again_works()
    {
        _engine.Run("$c = Start-LyncConversation kim@contoso.com -Message 'hi'; Set-LyncTyping $c");
        Assert.True(SimulatedNetwork.HandlerCount > 0);
        Assert.Equal(1, SimulatedNetwork.TypingCount);
        _engine.Remove();
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        _engine.Import();
        Assert.Equal("Sent", $"{_engine.Run("(Send-LyncMessage kim@contoso.com 'again' -PassThru).Status").Single()}");
    }

    [Fact]
    public void The_session_lasts_until_the_last_runspace_has_removed_the_module()
    {
        using var other = new Engine();
        _engine.Run("$null = Start-LyncConversation kim@contoso.com");
        _engine.Remove();
        Assert.True(SimulatedNetwork.HandlerCount > 0);
        other.Remove();
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        _engine.Import();
    }

    [Fact]
    public void A_runspace_that_merely_closes_leaves_the_session_to_the_others()
    {
        using (var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2()))
        {
            runspace.Open();
            using var shell = PowerShell.Create(runspace);
            shell.AddScript($"Import-Module '{Repository.Manifest}'; Send-LyncMessage echo@contoso.com 'hi'").Invoke();
            Assert.Empty(shell.Streams.Error);
        }
        Assert.Equal("echo: hi", $"{Assert.Single(_engine.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
    }

    [Fact]
    public async Task Waiting_for_messages_goes_on_when_the_client_is_back_with_one_warning_each_way()
    {
        using var receiving = _engine.Begin("Receive-LyncMessage -Wait -MaxMessages 2");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        SimulatedNetwork.Invite("sip:kim@contoso.com", "before");
        Eventually.Equal(1, () => receiving.Output.Count);
        SimulatedNetwork.StopClient();
        Eventually.True(() => receiving.Warnings.Any(warning => warning.Contains("has gone")));
        SimulatedNetwork.StartClient();
        Eventually.True(() => receiving.Warnings.Any(warning => warning.Contains("is back")));
        SimulatedNetwork.Invite("sip:kim@contoso.com", "after");
        await receiving.WaitAsync();
        Assert.Equal(["before", "after"], receiving.Output.Select(message => $"{message}"));
        Assert.Equal(2, receiving.Warnings.Count(warning => warning.StartsWith("Lync ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("signs out")]
    [InlineData("is offline")]
    public async Task Waiting_for_messages_goes_on_when_somebody_signs_in_again(string departure)
    {
        using var receiving = _engine.Begin("Receive-LyncMessage -Wait -MaxMessages 2");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        SimulatedNetwork.Invite("sip:kim@contoso.com", "before");
        Eventually.Equal(1, () => receiving.Output.Count);
        if (departure == "signs out")
            SimulatedNetwork.SignOut();
        else
            SimulatedNetwork.LoseNetwork();
        Eventually.True(() => receiving.Warnings.Any(warning => warning.Contains("is signed out")));
        if (departure == "signs out")
            SimulatedNetwork.SignIn();
        else
            SimulatedNetwork.RestoreNetwork();
        Eventually.True(() => receiving.Warnings.Any(warning => warning.Contains("is back")));
        SimulatedNetwork.Invite("sip:kim@contoso.com", "after");
        await receiving.WaitAsync();
        Assert.Equal(["before", "after"], receiving.Output.Select(message => $"{message}"));
        Assert.Equal(2, receiving.Warnings.Count(warning => warning.StartsWith("Lync ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Waiting_for_messages_takes_no_longer_than_it_may_although_the_client_has_gone()
    {
        using var receiving = _engine.Begin("Receive-LyncMessage -Wait -Timeout 1.5");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        SimulatedNetwork.LoseNetwork();
        await receiving.WaitAsync();
        Assert.Empty(receiving.Errors);
        SimulatedNetwork.RestoreNetwork();
    }

    [Fact]
    public void The_password_of_a_sign_in_is_in_no_stream()
    {
        const string Password = "correct horse";
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword("another");
        _engine.Set("credential", new PSCredential("kim@contoso.com", new System.Net.NetworkCredential("", Password).SecurePassword));
        var output = _engine.Run(
            "& { $DebugPreference = 'Continue'; try { Connect-LyncClient -Credential $credential -Verbose } catch { $_; $_.Exception.ToString(); $_.ErrorDetails.RecommendedAction; "
            + "\"$($_.TargetObject)\"; $_.InvocationInfo.BoundParameters.Values } } *>&1 | ForEach-Object { \"$_\" }");
        Assert.Contains(output, line => $"{line}".Contains("could not sign kim@contoso.com in"));
        Assert.DoesNotContain(output, line => $"{line}".Contains(Password));
    }

    [Theory]
    [InlineData("Get-LyncContact unknown@contoso.com -Timeout -1")]
    [InlineData("Add-LyncParticipant $c lee@contoso.com")]
    [InlineData("Connect-LyncClient -SipAddress kim@contoso.com -Timeout -1")]
    public async Task Ctrl_C_ends_the_waiting_of_any_command(string script)
    {
        _engine.Run("$c = Start-LyncConversation kim@contoso.com");
        var handlers = SimulatedNetwork.HandlerCount;
        SimulatedNetwork.Inject(Fault.EventLost, nameof(Conversation.ParticipantAdded));
        if (script.StartsWith("Connect", StringComparison.Ordinal))
            SimulatedNetwork.LoseNetwork();
        using var running = _engine.Begin("'begun'; " + script);
        Eventually.Equal(1, () => running.Output.Count);
        await running.StopAsync();
        SimulatedNetwork.RestoreNetwork();
        Eventually.True(() => SimulatedNetwork.HandlerCount <= handlers);
    }

    [Fact]
    public void Contacts_that_nobody_wants_any_more_are_not_waited_for()
    {
        _engine.Run("$null = Connect-LyncClient");
        var handlers = SimulatedNetwork.HandlerCount;
        Assert.Single(_engine.Run("'kim@contoso.com', 'unknown@contoso.com' | Get-LyncContact -Timeout -1 | Select-FirstOne"));
        Eventually.Equal(handlers, () => SimulatedNetwork.HandlerCount);
    }

    [Theory]
    [InlineData("Send-LyncMessage kim@contoso.com 'hi'")]
    [InlineData("'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage -Message 'hi'")]
    [InlineData("Start-LyncConversation kim@contoso.com")]
    [InlineData("Get-LyncConversation")]
    [InlineData("Receive-LyncMessage")]
    [InlineData("Receive-LyncMessage -Wait")]
    [InlineData("Connect-LyncClient")]
    public void A_command_that_can_do_nothing_at_all_ends(string script)
    {
        SimulatedNetwork.StopClient();
        var error = Assert.Single(_engine.Fail($"try {{ {script} }} catch {{ throw }}; 'not reached'"));
        Assert.StartsWith("LyncClientNotRunning,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Contains("Start Lync", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Get_LyncClient_never_fails()
    {
        SimulatedNetwork.StopClient();
        var gone = (LyncClientInfo)_engine.Run("Get-LyncClient").Single();
        Assert.Equal(nameof(LyncClientState.NotRunning), gone.State);
        Assert.Contains("Start Lync", gone.Reason);

        SimulatedNetwork.StartClient();
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        var signedOut = (LyncClientInfo)_engine.Run("Get-LyncClient").Single();
        Assert.Equal(nameof(LyncClientState.SignedOut), signedOut.State);
        Assert.Contains("Sign in", signedOut.Reason);
        Assert.Null(signedOut.SipAddress);

        SimulatedNetwork.Inject(Fault.InvalidCast, nameof(LyncClient.GetClient));
        _engine.Run("Disconnect-LyncClient");
        Assert.Contains("Repair Office", ((LyncClientInfo)_engine.Run("Get-LyncClient").Single()).Reason);
    }

    [Fact]
    public void What_has_arrived_can_be_received_even_when_the_client_has_gone()
    {
        _engine.Run("Send-LyncMessage echo@contoso.com 'hi'; $null = Receive-LyncMessage -Wait -Keep -MaxMessages 1 -Timeout 20");
        SimulatedNetwork.StopClient();
        Assert.Equal("echo: hi", $"{Assert.Single(_engine.Run("Receive-LyncMessage"))}");
    }

    [Fact]
    public void Signing_out_is_an_error_that_says_so()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        var error = Assert.Single(_engine.Fail("Send-LyncMessage kim@contoso.com 'hi'"));
        Assert.StartsWith("LyncNotSignedIn,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData(0x80EF0201u, "MessageTooLong", ErrorCategory.LimitsExceeded)]
    [InlineData(0x80EF019Fu, "FormatNotSupported", ErrorCategory.InvalidData)]
    public void What_a_recipient_cannot_take_is_an_error_of_that_recipient(uint code, string id, ErrorCategory category)
    {
        SimulatedNetwork.Inject(Fault.Throws, nameof(InstantMessageModality.BeginSendMessage), times: 1, code);
        var error = Assert.Single(_engine.Fail("'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage -Message 'hi' -ThrottleLimit 1"));
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("kim@contoso.com", error.TargetObject);
        Assert.Equal("sip:lee@contoso.com", Assert.Single(SimulatedNetwork.Sent).To);
    }

    [Theory]
    [InlineData("Send-LyncMessage kim@contoso.com 'hi' -WhatIf")]
    [InlineData("Start-LyncConversation kim@contoso.com -WhatIf")]
    [InlineData("Connect-LyncClient -WhatIf")]
    [InlineData("Disconnect-LyncClient -SignOut -WhatIf")]
    public void WhatIf_does_not_touch_the_client(string script)
    {
        _engine.Run(script);
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        Assert.Empty(SimulatedNetwork.Wire);
    }

    [Theory]
    [InlineData("$addresses | ForEach-Object { Send-LyncMessage -To $_ -Message 'hi' }")]
    [InlineData("$addresses | Send-LyncMessage -Message 'hi'")]
    [InlineData("$addresses | Start-LyncConversation")]
    public void Malformed_addresses_are_each_said_to_be_invalid_and_nothing_is_sent(string script)
    {
        var malformed = ((IEnumerable<object?[]>)Units.SipAddressTests.Malformed).Select(row => row[0]).OfType<string>().ToArray();
        _engine.Set("addresses", malformed);
        var errors = _engine.Fail(script);
        Assert.Equal(malformed.Length, errors.Count);
        Assert.All(errors, error => Assert.StartsWith("InvalidSipAddress,", error.FullyQualifiedErrorId));
        Assert.Equal(malformed, errors.Select(error => error.TargetObject));
        Assert.Empty(SimulatedNetwork.Wire);
    }

    [Fact]
    public void A_start_that_takes_too_long_and_a_client_that_does_not_answer_are_errors_by_name()
    {
        _engine.Run("$null = Connect-LyncClient");
        SimulatedNetwork.Inject(Fault.EventLost, nameof(ConversationManager.ConversationAdded), times: 1);
        var start = Assert.Single(_engine.Fail("Start-LyncConversation kim@contoso.com -Timeout 0.2"));
        Assert.StartsWith("StartTimeout,", start.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, start.CategoryInfo.Category);

        _engine.Run("Disconnect-LyncClient");
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(LyncClient.GetClient), times: 1);
        var connect = Assert.Single(_engine.Fail("Connect-LyncClient -Timeout 0.2"));
        Assert.StartsWith("ConnectTimeout,", connect.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, connect.CategoryInfo.Category);
        SimulatedNetwork.Reset();
    }

    [Fact]
    public void The_SDK_and_the_simulator_cannot_be_had_in_one_process()
    {
        var error = Assert.Single(_engine.Fail("Connect-LyncClient -SdkPath C:/LyncSDK"));
        Assert.StartsWith("LyncSdkConflict,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Contains("new PowerShell process", error.ErrorDetails.RecommendedAction);
    }
}
