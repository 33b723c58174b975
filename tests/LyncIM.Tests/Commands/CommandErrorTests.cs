using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Commands;

/// <summary>What goes wrong is an error with a name, a category and its target; what is only asked about changes nothing.</summary>
public sealed class CommandErrorTests : EngineScene
{
    [Fact]
    public void Verbose_tells_each_step_of_a_send_with_its_time()
    {
        var steps = Engine.Run("Send-LyncMessage kim@contoso.com hello -Verbose 4>&1").Select(step => step.ToString()!).ToArray();
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
    public void The_password_of_a_sign_in_is_in_no_stream()
    {
        const string Password = "correct horse";
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword("another");
        Engine.Set("credential", new PSCredential("kim@contoso.com", new System.Net.NetworkCredential("", Password).SecurePassword));
        var output = Engine.Run(
            "& { $DebugPreference = 'Continue'; try { Connect-LyncClient -Credential $credential -Verbose } catch { $_; $_.Exception.ToString(); $_.ErrorDetails.RecommendedAction; "
            + "\"$($_.TargetObject)\"; $_.InvocationInfo.BoundParameters.Values } } *>&1 | ForEach-Object { \"$_\" }");
        Assert.Contains(output, line => $"{line}".Contains("could not sign kim@contoso.com in"));
        Assert.DoesNotContain(output, line => $"{line}".Contains(Password));
    }

    [Theory]
    [InlineData(0x80EF0201u, "MessageTooLong", ErrorCategory.LimitsExceeded)]
    [InlineData(0x80EF019Fu, "FormatNotSupported", ErrorCategory.InvalidData)]
    public void What_a_recipient_cannot_take_is_an_error_of_that_recipient(uint code, string id, ErrorCategory category)
    {
        SimulatedNetwork.Inject(Fault.Throws, nameof(InstantMessageModality.BeginSendMessage), times: 1, code);
        var error = Assert.Single(Engine.Fail("'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage -Message 'hi' -ThrottleLimit 1"));
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
        Engine.Run(script);
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
        Engine.Set("addresses", malformed);
        var errors = Engine.Fail(script);
        Assert.Equal(malformed.Length, errors.Count);
        Assert.All(errors, error => Assert.StartsWith("InvalidSipAddress,", error.FullyQualifiedErrorId));
        Assert.Equal(malformed, errors.Select(error => error.TargetObject));
        Assert.Empty(SimulatedNetwork.Wire);
    }

    [Fact]
    public void A_start_that_takes_too_long_and_a_client_that_does_not_answer_are_errors_by_name()
    {
        Engine.Run("$null = Connect-LyncClient");
        SimulatedNetwork.Inject(Fault.EventLost, nameof(ConversationManager.ConversationAdded), times: 1);
        var start = Assert.Single(Engine.Fail("Start-LyncConversation kim@contoso.com -Timeout 0.2"));
        Assert.StartsWith("StartTimeout,", start.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, start.CategoryInfo.Category);

        Engine.Run("Disconnect-LyncClient");
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(LyncClient.GetClient), times: 1);
        var connect = Assert.Single(Engine.Fail("Connect-LyncClient -Timeout 0.2"));
        Assert.StartsWith("ConnectTimeout,", connect.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, connect.CategoryInfo.Category);
        SimulatedNetwork.Reset();
    }

    [Fact]
    public void The_SDK_and_the_simulator_cannot_be_had_in_one_process()
    {
        var error = Assert.Single(Engine.Fail("Connect-LyncClient -SdkPath C:/LyncSDK"));
        Assert.StartsWith("LyncSdkConflict,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Contains("new PowerShell process", error.ErrorDetails.RecommendedAction);
    }
}
