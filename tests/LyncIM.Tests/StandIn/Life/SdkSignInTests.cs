using System.Collections.Concurrent;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Life;

/// <summary>How a program signs in.</summary>
public sealed class SdkSignInTests : StandInTestBase
{
    private readonly ConcurrentQueue<ClientState> _states = new();

    [Fact]
    public void A_suppressed_client_is_initialized_and_then_signed_in()
    {
        var client = Suppress();
        Assert.True(client.InSuppressedMode);
        Assert.Equal(ClientState.Uninitialized, client.State);

        client.EndInitialize(client.BeginInitialize(null, null));
        client.EndSignIn(client.BeginSignIn(null, null, null, null, null));

        Assert.Equal(ClientState.SignedIn, client.State);
        Assert.Equal([ClientState.Initializing, ClientState.SignedOut, ClientState.SigningIn, ClientState.SignedIn], _states);
        Assert.Equal("sip:me@contoso.com", client.Uri);
    }

    [Fact]
    public void With_the_window_shown_a_wrong_password_just_keeps_signing_in_until_a_sign_out_cancels_that()
    {
        SimulatedNetwork.SetPassword("right");
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => Client.State);
        var isCalledBack = false;
        var signingIn = Client.BeginSignIn("sip:me@contoso.com", "me", "wrong", _ => isCalledBack = true, null);
        Eventually.Equal(ClientState.SigningIn, () => Client.State);
        Assert.False(isCalledBack);

        Client.EndSignOut(Client.BeginSignOut(null, null));

        Assert.Throws<RequestCanceledException>(() => Client.EndSignIn(signingIn));
    }

    [Fact]
    public void With_the_window_suppressed_a_wrong_password_raises_CredentialRequested()
    {
        var client = Suppress();
        SimulatedNetwork.SetPassword("right");
        client.CredentialRequested += (_, request) =>
        {
            if (request is { Type: CredentialRequestedType.SignIn, UserName: "sip:me@contoso.com" })
                request.Submit("me", "right", savePassword: false);
        };
        client.EndInitialize(client.BeginInitialize(null, null));
        client.EndSignIn(client.BeginSignIn(null, "me", "wrong", null, null));
        Assert.Equal(ClientState.SignedIn, client.State);
    }

    [Fact]
    public void Without_a_network_SignInDelayed_says_when_it_is_tried_again()
    {
        var delays = new ConcurrentQueue<(uint Seconds, int Code)>();
        var client = Suppress();
        SimulatedNetwork.DelaySignIn();
        client.SignInDelayed += (_, delay) => delays.Enqueue((delay.EstimatedStartDelay, delay.StatusCode));
        client.EndInitialize(client.BeginInitialize(null, null));
        var signingIn = client.BeginSignIn(null, null, null, null, null);
        Eventually.Equal([(30u, unchecked((int)0x80EE00BD))], () => delays.ToArray());
        SimulatedNetwork.RestoreNetwork();
        client.EndSignIn(signingIn);
    }

    [Theory]
    [InlineData(0x80C80028u)]
    [InlineData(0x80F10012u)]
    public void A_sign_in_at_the_wrong_moment_fails_in_Begin_or_in_End(uint code)
    {
        var client = Suppress();
        Assert.IsType<InvalidStateException>(Record.Exception(() => client.BeginSignIn(null, null, null, null, null)));
        client.EndInitialize(client.BeginInitialize(null, null));
        SimulatedNetwork.Inject(Fault.Fails, "LyncClient.BeginSignIn", times: 1, code);
        Assert.Equal(code, CodeOf(() => client.EndSignIn(client.BeginSignIn(null, null, null, null, null))));
    }

    private LyncClient Suppress()
    {
        SimulatedNetwork.RestartSuppressed();
        var client = LyncClient.GetClient();
        client.StateChanged += (_, change) => _states.Enqueue(change.NewState);
        return client;
    }
}
