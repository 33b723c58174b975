using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Signing in at any moment, while others sign in too, and however the client tells of it.</summary>
public sealed class SignInMomentTests : SignInScene
{
    /// <summary>Every code of PendingOperation and InvalidState, from Begin and from End.</summary>
    public static TheoryData<Fault, string, uint> WrongMoments
    {
        get
        {
            var moments = new TheoryData<Fault, string, uint>
            {
                { Fault.Throws, "BeginInitialize", 0x80C80029 },
                { Fault.Fails, "BeginInitialize", 0x80C80028 },
            };
            foreach (var code in new uint[] { 0x80C80028, 0x80C80029, 0x80F10001, 0x80F10012, 0x80F10091, 0x80EE0061, 0x80EE0065 })
            {
                moments.Add(Fault.Throws, "BeginSignIn", code);
                moments.Add(Fault.Fails, "BeginSignIn", code);
            }
            return moments;
        }
    }

    [Theory]
    [InlineData(Fault.CallbackLost, "BeginSignIn")]
    [InlineData(Fault.CallbackFirst, "BeginInitialize")]
    [InlineData(Fault.CallbackTwice, "BeginSignIn")]
    [InlineData(Fault.CallbackLost, "BeginInitialize")]
    [InlineData(Fault.EventLost, "StateChanged")]
    [InlineData(Fault.EventTwice, "StateChanged")]
    [InlineData(Fault.EventLate, "StateChanged")]
    public async Task However_the_client_tells_it_it_is_signed_in(Fault fault, string member)
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.Inject(fault, member);
        await SignInAsync("kim@contoso.com");
        await StartAsync("echo@contoso.com");
    }

    [Fact]
    public async Task A_client_that_is_signing_in_is_waited_for_and_not_signed_in_twice()
    {
        SignOut();
        SimulatedNetwork.BeginSigningIn();
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        var signingIn = SignInAsync("kim@contoso.com");
        Eventually.True(() => Notices.Progresses.Any());
        SimulatedNetwork.SignIn("sip:kim@contoso.com");
        await signingIn;
        await Session.DisconnectAsync(signOut: true, force: false, Within(), Notices);
        Assert.Equal(ClientState.SignedIn, LyncClient.GetClient().State);
    }

    [Fact]
    public async Task Another_program_that_signs_in_at_the_same_moment_is_waited_for()
    {
        SignOut();
        SimulatedNetwork.Inject(Fault.Throws, "BeginSignIn", times: 1, 0x80C80028);
        SimulatedNetwork.BeginSigningIn();
        var signingIn = SignInAsync("kim@contoso.com");
        SimulatedNetwork.SignIn("sip:kim@contoso.com");
        await signingIn;
    }

    [Theory]
    [MemberData(nameof(WrongMoments))]
    public async Task A_sign_in_at_the_wrong_moment_is_begun_again(Fault fault, string member, uint code)
    {
        SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.Inject(fault, member, times: 4, code);
        await SignInAsync("kim@contoso.com");
    }

    [Fact]
    public async Task A_client_that_says_at_any_moment_that_it_is_the_wrong_one_is_given_up_in_time()
    {
        SignOut();
        SimulatedNetwork.Inject(Fault.Throws, "BeginSignIn", code: 0x80C80028);
        Assert.Equal("ConnectTimeout", await FailsAsync(SignInAsync("kim@contoso.com", seconds: 0.5)));
    }

    [Fact]
    public async Task Commands_of_one_process_that_sign_in_at_once_wait_for_one_another()
    {
        for (var round = 0; round < 100; round++)
        {
            SimulatedNetwork.RestartSuppressed();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignInAsync("kim@contoso.com")));
        }
        Assert.Equal("sip:kim@contoso.com", LyncClient.GetClient().Uri);
    }
}
