using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests.Session.Alone;

/// <summary>The session finds its client by itself, once for all who ask, holds one at a time, and finds it anew after it was lost.</summary>
public sealed class AttachingTests : InMemoryScene
{
    [Fact]
    public async Task Nobody_has_to_connect_first()
    {
        await SendAsync(await StartAsync("echo@contoso.com"), "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
        Assert.Equal(1, Network.Registrations);
    }

    [Fact]
    public async Task However_many_ask_at_the_same_moment_one_client_is_found()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(ConnectAsync)));
        Assert.Equal(1, Assert.Single(Finder.Connectors).Connections);
    }

    [Fact]
    public async Task Asking_for_another_client_lets_the_present_one_go_and_says_so()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await Session.RequireSignedInAsync(new ClientChoice(ClientKind.Server, "contoso.com"), Within(), Notices);
        Assert.Equal(1, Network.Registrations);
        Assert.Equal(nameof(LyncConversationState.Terminated), conversation.State);
        Assert.Contains(Notices.Verboses, verbose => verbose.Contains("let go for another client"));
        Assert.Equal("ConversationEnded", await FailsAsync(SendAsync(conversation, "late")));
    }

    [Fact]
    public async Task Asking_for_the_present_client_again_keeps_it()
    {
        var choice = new ClientChoice(ClientKind.Server, "contoso.com");
        await Session.RequireSignedInAsync(choice, Within(), Notices);
        var conversation = await StartAsync("kim@contoso.com");
        await Session.RequireSignedInAsync(choice, Within(), Notices);
        await ConnectAsync();
        Assert.True(conversation.IsOpen);
        Assert.Equal(1, Finder.Connectors.Sum(connector => connector.Connections));
    }

    [Fact]
    public async Task What_was_asked_for_is_found_again_after_it_was_lost_and_not_what_the_environment_says()
    {
        await Session.RequireSignedInAsync(new ClientChoice(ClientKind.Server, "contoso.com"), Within(), Notices);
        Network.GoAway();
        Network.MoveTo(LyncClientState.SignedIn);
        Eventually.Equal(LyncClientState.NotRunning, () => Session.ClientState);
        var info = await Session.ConnectAsync(null, Within(), Notices);
        Assert.Equal("Server", info.Kind);
    }

    [Fact]
    public async Task What_waits_when_the_client_goes_is_told_why_and_messages_stay()
    {
        Network.Invite(Kim, "before");
        await ConnectAsync();
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        Eventually.True(() => Network.Rooms.Any(room => room.IsTypingSeen));
        Network.GoAway();
        Assert.Equal("LyncClientNotRunning", await FailsAsync(sending));
        Assert.Equal("before", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task A_client_that_is_signed_out_is_an_error_until_somebody_signs_in()
    {
        await ConnectAsync();
        Network.MoveTo(LyncClientState.SignedOut);
        Eventually.Equal(LyncClientState.SignedOut, () => Session.ClientState);
        Assert.Equal("LyncNotSignedIn", await FailsAsync(ConnectAsync()));
        Network.MoveTo(LyncClientState.SignedIn);
        await ConnectAsync();
    }

    [Fact]
    public async Task Waiting_until_it_is_usable_ends_when_the_client_is_back()
    {
        Network.GoAway();
        var waiting = Session.WaitUntilUsableAsync(Within(), Notices);
        Assert.False(waiting.IsCompleted);
        Network.MoveTo(LyncClientState.SignedIn);
        Assert.True(await waiting);
    }

    [Fact]
    public async Task Waiting_until_it_is_usable_ends_with_its_time()
    {
        Network.GoAway();
        Assert.False(await Session.WaitUntilUsableAsync(Within(0.05), Notices));
    }

    [Fact]
    public async Task Waiting_until_it_is_usable_ends_with_the_users_wish()
    {
        Network.GoAway();
        var waiting = Session.WaitUntilUsableAsync(Within(), Notices);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Disconnecting_ends_typing_and_what_waits_and_leaves_the_conversation_to_others()
    {
        var conversation = await StartAsync("kim@contoso.com");
        Assert.True(await Session.ShowTypingAsync(conversation, null, Within()));
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        await DisconnectAsync();
        Assert.Equal("ConversationEnded", await FailsAsync(sending));
        Assert.Equal(0, Network.Registrations);
        Assert.DoesNotContain(Network.Rooms, room => room.IsTypingSeen);
        Assert.Equal(2, Network.Rooms.Count);
    }

    [Fact]
    public async Task Signing_out_succeeds_although_it_ends_the_use_of_the_client()
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: true, force: true, Within(), Notices);
        Assert.Equal(LyncClientState.SignedOut, Network.State);
        Assert.Equal(0, Network.Registrations);
    }

    [Fact]
    public async Task Who_was_signed_in_before_stays_signed_in_without_force()
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: true, force: false, Within(), Notices);
        Assert.Equal(LyncClientState.SignedIn, Network.State);
        Assert.Contains(Notices.Warnings, warning => warning.Contains("-Force"));
    }
}
