using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Commands;

/// <summary>The client goes and comes back: commands wait, go on, or say plainly what is wrong.</summary>
public sealed class RecoveryTests : EngineScene
{
    [Fact]
    public async Task Waiting_for_messages_goes_on_when_the_client_is_back_with_one_warning_each_way()
    {
        using var receiving = Engine.Begin("Receive-LyncMessage -Wait -MaxMessages 2");
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
        Assert.Equal(2, receiving.Warnings.Count(warning => warning.Contains("is back") || warning.Contains("waiting for it")));
    }

    [Theory]
    [InlineData("signs out")]
    [InlineData("is offline")]
    public async Task Waiting_for_messages_goes_on_when_somebody_signs_in_again(string departure)
    {
        using var receiving = Engine.Begin("Receive-LyncMessage -Wait -MaxMessages 2");
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
        Assert.Equal(2, receiving.Warnings.Count(warning => warning.Contains("is back") || warning.Contains("waiting for it")));
    }

    [Fact]
    public async Task Waiting_for_messages_takes_no_longer_than_it_may_although_the_client_has_gone()
    {
        Engine.Run("$null = Connect-LyncClient");
        SimulatedNetwork.Invite("sip:kim@contoso.com", "before");
        using var receiving = Engine.Begin("Receive-LyncMessage -Wait -Timeout 1");
        Eventually.Equal(1, () => receiving.Output.Count);
        SimulatedNetwork.LoseNetwork();
        await receiving.WaitAsync();
        Assert.Empty(receiving.Errors);
        SimulatedNetwork.RestoreNetwork();
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
        var error = Assert.Single(Engine.Fail($"try {{ {script} }} catch {{ throw }}; 'not reached'"));
        Assert.StartsWith("LyncClientNotRunning,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Contains("Start Lync", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Get_LyncClient_never_fails()
    {
        SimulatedNetwork.StopClient();
        var gone = (LyncClientInfo)Engine.Run("Get-LyncClient").Single();
        Assert.Equal(nameof(LyncClientState.NotRunning), gone.State);
        Assert.Contains("Start Lync", gone.Reason);

        SimulatedNetwork.StartClient();
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        var signedOut = (LyncClientInfo)Engine.Run("Get-LyncClient").Single();
        Assert.Equal(nameof(LyncClientState.SignedOut), signedOut.State);
        Assert.Contains("Sign in", signedOut.Reason);
        Assert.Null(signedOut.SipAddress);

        SimulatedNetwork.Inject(Fault.InvalidCast, nameof(LyncClient.GetClient));
        Engine.Run("Disconnect-LyncClient");
        Assert.Contains("Repair Office", ((LyncClientInfo)Engine.Run("Get-LyncClient").Single()).Reason);
    }

    [Fact]
    public void What_has_arrived_can_be_received_even_when_the_client_has_gone()
    {
        Engine.Run("Send-LyncMessage echo@contoso.com 'hi'; $null = Receive-LyncMessage -Wait -Keep -MaxMessages 1 -Timeout 20");
        SimulatedNetwork.StopClient();
        Assert.Equal("echo: hi", $"{Assert.Single(Engine.Run("Receive-LyncMessage"))}");
    }

    [Fact]
    public void Signing_out_is_an_error_that_says_so()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        var error = Assert.Single(Engine.Fail("Send-LyncMessage kim@contoso.com 'hi'"));
        Assert.StartsWith("LyncNotSignedIn,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
    }
}
