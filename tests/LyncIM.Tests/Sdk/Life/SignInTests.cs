using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Signing in ends: signed in as the one who was asked for, or with an error that says why not, and nothing left behind.</summary>
public sealed class SignInTests : SignInScene
{
    [Fact]
    public async Task A_suppressed_client_is_initialized_and_signed_in()
    {
        SimulatedNetwork.RestartSuppressed();
        await SignInAsync("kim@contoso.com");
        var info = await Session.ConnectAsync(null, Within(), Notices);
        Assert.Equal(nameof(LyncClientState.SignedIn), info.State);
        Assert.Equal("kim@contoso.com", info.SipAddress);
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_wrong_and_the_right_one_is_taken_afterwards()
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword(Password);
        var failure = await Assert.ThrowsAsync<LyncException>(() => SignInAsync("kim@contoso.com", "wrong"));
        Assert.Equal("SignInFailed", failure.ErrorId);
        Assert.Contains("kim@contoso.com", failure.Message);
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        await SignInAsync("kim@contoso.com", Password);
    }

    [Fact]
    public async Task Missing_credentials_are_not_waited_for()
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword(Password);
        var request = new SignInRequest(SipAddress.Parse("kim@contoso.com"), null);
        Assert.Equal("SignInFailed", await FailsAsync(Session.SignInAsync(null, request, Within(), Notices)));
    }

    [Fact]
    public async Task A_wrong_password_that_Lync_says_nothing_about_is_given_up_in_time_and_called_off()
    {
        SignOut();
        SimulatedNetwork.SetPassword(Password);
        Assert.Equal("ConnectTimeout", await FailsAsync(SignInAsync("kim@contoso.com", "wrong", seconds: 0.3)));
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
    }

    [Fact]
    public async Task Stopping_calls_the_sign_in_off()
    {
        SignOut();
        SimulatedNetwork.SetPassword(Password);
        var signingIn = SignInAsync("kim@contoso.com", "wrong");
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signingIn.WaitAsync(TimeSpan.FromSeconds(10)));
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
    }

    [Theory]
    [InlineData(0x80EF0193u, "SIP 403")]
    [InlineData(0x80EF0191u, "SIP 401")]
    [InlineData(0x80EF0194u, "SIP 404")]
    [InlineData(0x8007052Eu, "0x8007052E")]
    public async Task A_credential_that_is_not_taken_is_said_to_be_so_with_the_status(uint code, string status)
    {
        SignOut();
        SimulatedNetwork.Inject(Fault.Throws, "BeginSignIn", times: 1, code);
        var failure = await Assert.ThrowsAsync<LyncException>(() => SignInAsync("kim@contoso.com"));
        Assert.Equal("SignInFailed", failure.ErrorId);
        Assert.Contains(status, failure.Message);
        Assert.Contains("password", failure.Message);
    }

    [Theory]
    [InlineData("BeginSignIn", 0x80C8000Bu, "LyncFailure")]
    [InlineData("BeginSignIn", 0x8007000Eu, "LyncFailure")]
    [InlineData("BeginSignIn", 0x80EE00FFu, "LyncFailure")]
    [InlineData("BeginSignIn", 0x80EF01F7u, "LyncFailure")]
    [InlineData("BeginSignIn", 0x80EF0198u, "ConnectTimeout")]
    [InlineData("BeginSignIn", 0x80EE001Du, "ConnectTimeout")]
    [InlineData("BeginInitialize", 0x80004005u, "LyncFailure")]
    public async Task What_fails_for_another_reason_does_not_speak_of_the_credential(string member, uint code, string errorId)
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.Inject(Fault.Throws, member, times: 1, code);
        var failure = await Assert.ThrowsAsync<LyncException>(() => SignInAsync("kim@contoso.com"));
        Assert.Equal(errorId, failure.ErrorId);
        Assert.NotNull(failure.Code);
        Assert.DoesNotContain("password", failure.Message);
        Assert.DoesNotContain("user name", failure.Message);
    }

    [Fact]
    public async Task An_initialization_that_fails_because_the_client_has_been_initialized_is_no_failure()
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.Inject(Fault.Fails, "BeginInitialize", times: 1, 0x80C80028);
        await SignInAsync("kim@contoso.com");
    }

    [Fact]
    public async Task A_sign_in_that_somebody_ends_has_failed()
    {
        SignOut();
        SimulatedNetwork.SetPassword(Password);
        var signingIn = SignInAsync("kim@contoso.com", "wrong");
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        SimulatedNetwork.SignOut();
        Assert.Equal("SignInFailed", await FailsAsync(signingIn));
    }

    [Fact]
    public async Task Somebody_else_who_is_signed_in_is_named()
    {
        var failure = await Assert.ThrowsAsync<LyncException>(() => SignInAsync("kim@contoso.com"));
        Assert.Equal("SignInFailed", failure.ErrorId);
        Assert.Contains("me@contoso.com", failure.Message);
        Assert.Contains("kim@contoso.com", failure.Message);
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public async Task A_delay_is_shown_as_progress_with_an_end()
    {
        SignOut();
        SimulatedNetwork.DelaySignIn();
        var signingIn = SignInAsync("kim@contoso.com");
        Eventually.True(() => Notices.Progresses.Any(progress => progress.Contains("0x80EE00BD") && progress.Contains("30 seconds")));
        SimulatedNetwork.RestoreNetwork();
        await signingIn;
        Assert.EndsWith(": ended", Notices.Progresses.Last());
    }

    [Fact]
    public async Task A_client_that_goes_while_it_signs_in_is_said_to_have_gone()
    {
        SignOut();
        SimulatedNetwork.SetPassword(Password);
        var signingIn = SignInAsync("kim@contoso.com", "wrong");
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        SimulatedNetwork.StopClient();
        Assert.Equal("LyncClientNotRunning", await FailsAsync(signingIn));
    }

    [Fact]
    public async Task The_password_is_shown_nowhere()
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword("another");
        var failure = await Assert.ThrowsAsync<LyncException>(() => SignInAsync("kim@contoso.com", Password));
        var shown = string.Join("\n", Notices.Warnings.Concat(Notices.Verboses).Concat(Notices.Progresses).Append(failure.ToString()));
        Assert.DoesNotContain(Password, shown);
    }
}
