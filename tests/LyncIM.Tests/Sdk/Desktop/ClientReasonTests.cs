using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;
using LyncIM.Waiting;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>State and Reason of Get-LyncClient, and the recommendations of errors, say what is wrong with this desktop.</summary>
public sealed class ClientReasonTests : IDisposable
{
    private readonly RecordedNotices _notices = new();
    private LyncSession? _session;

    public ClientReasonTests()
    {
        SimulatedNetwork.Reset();
    }

    public void Dispose()
    {
        _session?.CloseAsync().GetAwaiter().GetResult();
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task A_client_that_is_not_found_is_an_error_whose_recommendation_is_the_reason()
    {
        SimulatedNetwork.StopClient();
        var failure = await Assert.ThrowsAsync<LyncException>(() => ConnectAsync(new KnownDesktop { Lync = [new(2, null, null)] }));
        Assert.Equal("LyncClientNotRunning", failure.ErrorId);
        Assert.Contains("another session (2)", failure.Message);
        Assert.Contains("session that Lync runs in", failure.Recommendation);
    }

    [Fact]
    public async Task A_broken_registration_is_told_from_one_for_another_bitness()
    {
        SimulatedNetwork.Inject(Fault.InvalidCast, "LyncClient.GetClient", times: 1);
        var failure = await Assert.ThrowsAsync<LyncException>(
            () => ConnectAsync(new KnownDesktop { RegisteredFor64Bit = false, RegisteredFor32Bit = true }));
        Assert.Equal("LyncClientRegistrationBroken", failure.ErrorId);
        Assert.Contains("32-bit", failure.Message);
    }

    [Fact]
    public async Task A_client_that_is_signing_in_says_since_when()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        SimulatedNetwork.BeginSigningIn();
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        var info = await ConnectAsync(new KnownDesktop());
        Assert.Equal(nameof(LyncClientState.SigningIn), info.State);
        Assert.Contains("signing in, for at least", info.Reason);
    }

    [Fact]
    public async Task A_client_without_its_window_that_nobody_has_initialized_says_how_to()
    {
        SimulatedNetwork.RestartSuppressed();
        var info = await ConnectAsync(new KnownDesktop());
        Assert.Equal(nameof(LyncClientState.Uninitialized), info.State);
        Assert.Contains("Connect-LyncClient -SipAddress", info.Reason);
    }

    [Fact]
    public async Task A_client_that_was_lost_recommends_what_there_is_to_do_now()
    {
        await ConnectAsync(new KnownDesktop { Lync = [new(1, KnownDesktop.Me, true)] });
        SimulatedNetwork.Inject(Fault.DiesBefore, "ConversationManager.AddConversation", times: 1);
        using var deadline = new Deadline(TimeSpan.FromSeconds(20), CancellationToken.None);
        var failure = await Assert.ThrowsAsync<LyncException>(
            () => _session!.StartAsync(Scene.Request("kim@contoso.com"), deadline, _notices));
        Assert.Equal("LyncClientNotRunning", failure.ErrorId);
        Assert.Contains("Lync is running elevated", failure.Recommendation);
    }

    private async Task<LyncClientInfo> ConnectAsync(KnownDesktop desktop)
    {
        _session = new LyncSession(new DesktopFinder(desktop));
        using var deadline = new Deadline(TimeSpan.FromSeconds(20), CancellationToken.None);
        return await _session.ConnectAsync(null, deadline, _notices);
    }
}
