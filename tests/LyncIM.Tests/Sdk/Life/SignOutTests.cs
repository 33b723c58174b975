using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Signing out signs out whom this session has signed in, and nobody else without being told to.</summary>
public sealed class SignOutTests : SignInScene
{
    [Fact]
    public async Task Who_is_signed_in_already_is_left_alone()
    {
        await SignInAsync("me@contoso.com");
        await Session.DisconnectAsync(signOut: true, force: false, Within(), Notices);
        Assert.Contains(Notices.Warnings, warning => warning.Contains("-Force"));
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public async Task Signing_out_signs_out_whom_the_session_has_signed_in()
    {
        SignOut();
        await SignInAsync("kim@contoso.com");
        await Session.DisconnectAsync(signOut: true, force: false, Within(), Notices);
        Assert.Equal(ClientState.SignedOut, LyncClient.GetClient().State);
    }

    [Fact]
    public async Task Somebody_who_has_signed_in_again_since_is_not_signed_out()
    {
        SignOut();
        await SignInAsync("kim@contoso.com");
        SignOut();
        SimulatedNetwork.SignIn("sip:kim@contoso.com");
        Eventually.Equal(ClientState.SignedIn, () => LyncClient.GetClient().State);
        await Session.DisconnectAsync(signOut: true, force: false, Within(), Notices);
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Theory]
    [InlineData(Fault.CallbackLost)]
    [InlineData(Fault.CallbackTwice)]
    [InlineData(Fault.CallbackFirst)]
    public async Task However_the_client_tells_it_it_is_signed_out(Fault fault)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, "BeginSignOut");
        await Session.DisconnectAsync(signOut: true, force: true, Within(), Notices);
        Assert.Equal(ClientState.SignedOut, LyncClient.GetClient().State);
    }
}
