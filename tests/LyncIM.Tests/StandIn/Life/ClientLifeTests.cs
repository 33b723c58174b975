using System;
using System.Reflection;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Life;

/// <summary>How a client is found, lives, dies and is found again.</summary>
public sealed class ClientLifeTests : StandInTestBase
{
    [Fact]
    public void GetClient_is_a_singleton()
    {
        Assert.Same(LyncClient.GetClient(), LyncClient.GetClient());
        Assert.Equal(ClientState.SignedIn, Client.State);
    }

    [Fact]
    public void GetClient_says_that_the_host_process_is_not_running_with_a_code_of_0()
    {
        SimulatedNetwork.StopClient();
        var failure = Assert.Throws<ClientNotFoundException>(LyncClient.GetClient);
        Assert.Equal("The host process is not running", failure.Message);
        Assert.Equal(0u, failure.InternalCode);
    }

    [Fact]
    public void GetClient_gives_the_dead_client_until_some_call_has_met_its_death()
    {
        var dead = Client;
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();

        Assert.Same(dead, LyncClient.GetClient());
        Assert.Equal(ClientState.Invalid, dead.State);
        Assert.NotSame(dead, LyncClient.GetClient());
        Assert.Equal(ClientState.SignedIn, Client.State);
    }

    [Theory]
    [InlineData(0x80C80026u, typeof(NotStartedByUserException))]
    [InlineData(0x80C80029u, typeof(PendingOperationException))]
    public void GetClient_can_fail_with_any_code(uint code, Type type)
    {
        SimulatedNetwork.Inject(Fault.Throws, "LyncClient.GetClient", times: 1, code);
        Assert.IsType(type, Record.Exception(LyncClient.GetClient));
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public void A_broken_registration_is_an_InvalidCastException_out_of_GetClient()
    {
        SimulatedNetwork.Inject(Fault.InvalidCast, "LyncClient.GetClient");
        Assert.Throws<InvalidCastException>(LyncClient.GetClient);
    }

    [Theory]
    [InlineData(Fault.DiesBefore)]
    [InlineData(Fault.DiesIn)]
    public void An_activation_whose_Lync_dies_before_GetInterface_is_kept_for_ever_until_it_is_set_to_null(Fault death)
    {
        SimulatedNetwork.Inject(death, "LyncClient.GetInterface", times: 1);
        Assert.ThrowsAny<LyncClientException>(LyncClient.GetClient);
        SimulatedNetwork.StartClient();

        for (var i = 0; i < 3; i++)
            Assert.Equal(0u, Assert.Throws<ClientNotFoundException>(LyncClient.GetClient).InternalCode);
        var activation = typeof(LyncClient).GetField("s_officeIntegration", BindingFlags.NonPublic | BindingFlags.Static)!;
        Assert.NotNull(activation.GetValue(null));
        activation.SetValue(null, null);

        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public void What_fails_while_the_client_is_wrapped_comes_out_of_GetClient_as_TargetInvocationException()
    {
        SimulatedNetwork.Inject(Fault.Throws, "LyncClient.Wrap", times: 1, 0x8000000A);
        Assert.IsType<NotReadyException>(Assert.Throws<TargetInvocationException>(LyncClient.GetClient).InnerException);
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public void Others_can_sign_out_and_in_at_any_time()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => Client.State);
        Assert.Null(Client.Uri);
        Assert.IsType<NotSignedInException>(Record.Exception(() => Conversations.AddConversation()));

        SimulatedNetwork.SignIn("sip:pat@contoso.com");
        Eventually.Equal("sip:pat@contoso.com", () => Client.Uri);
    }
}
