using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>The client comes and goes; each command either works or says plainly why not.</summary>
public sealed class ClientTests : Scene
{
    [Fact]
    public async Task A_client_that_is_not_running_is_said_not_to_be_running_and_found_once_it_is()
    {
        SimulatedNetwork.StopClient();
        Assert.Equal("LyncClientNotRunning", await FailsAsync(ConnectAsync()));
        SimulatedNetwork.StartClient();
        await ConnectAsync();
    }

    [Fact]
    public async Task A_client_whose_registration_is_broken_is_said_to_be_broken()
    {
        SimulatedNetwork.Inject(Fault.InvalidCast, nameof(LyncClient.GetClient), times: 1);
        Assert.Equal("LyncClientRegistrationBroken", await FailsAsync(ConnectAsync()));
        await ConnectAsync();
    }

    [Fact]
    public async Task A_client_that_was_not_started_by_the_user_is_said_not_to_be_running()
    {
        SimulatedNetwork.Inject(Fault.Throws, nameof(LyncClient.GetClient), times: 1, 0x80C80026);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(ConnectAsync()));
    }

    [Fact]
    public async Task A_client_that_never_answers_is_given_up_in_time()
    {
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(LyncClient.GetClient), times: 1);
        Assert.Equal("ConnectTimeout", await FailsAsync(Session.RequireSignedInAsync(null, Within(0.3), Notices)));
        SimulatedNetwork.Reset();
        await ConnectAsync();
    }

    [Fact]
    public async Task A_client_that_is_signed_out_is_said_to_be_so_and_works_once_it_is_signed_in()
    {
        await ConnectAsync();
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        Assert.Equal("LyncNotSignedIn", await FailsAsync(ConnectAsync()));
        SimulatedNetwork.SignIn();
        Eventually.Equal(ClientState.SignedIn, () => LyncClient.GetClient().State);
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Single(Receive(1));
    }

    [Fact]
    public async Task A_client_that_is_signing_in_is_waited_for()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        SimulatedNetwork.BeginSigningIn();
        Eventually.Equal(ClientState.SigningIn, () => LyncClient.GetClient().State);
        var connecting = ConnectAsync();
        Eventually.True(() => Notices.Verboses.Contains("The client is signing in."));
        Assert.False(connecting.IsCompleted);
        SimulatedNetwork.SignIn();
        await connecting;
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_conversations_and_keeps_messages()
    {
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Eventually.Equal(1, () => conversation.UnreadCount);
        SimulatedNetwork.SignOut();
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task After_a_restart_the_next_command_attaches_anew_and_messages_are_kept()
    {
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "before");
        Eventually.Equal(1, () => conversation.UnreadCount);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();

        var another = await StartAsync("echo@contoso.com");
        Assert.Equal(nameof(LyncConversationState.Terminated), conversation.State);
        Assert.NotEqual(conversation.Id, another.Id);
        await SendAsync(another, "after");
        Assert.Equal(["echo: before", "echo: after"], Receive(2).Select(message => message.Text));
        Assert.Equal("ConversationEnded", await FailsAsync(SendAsync(conversation, "too late")));
    }

    [Fact]
    public async Task A_client_that_goes_in_mid_send_ends_the_send_with_the_reason()
    {
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        SimulatedNetwork.StopClient();
        Assert.Equal("LyncClientNotRunning", await FailsAsync(sending));
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
    }

    [Fact]
    public async Task A_client_that_goes_without_a_word_is_noticed()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, nameof(LyncClient.ClientDisconnected));
        SimulatedNetwork.StopClient();
        Eventually.True(() => Session.ClientState == LyncClientState.NotRunning);
    }

    [Fact]
    public async Task Disconnecting_takes_every_handler_back_and_leaves_the_conversations_open_in_Lync()
    {
        await StartAsync("kim@contoso.com");
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        Assert.Single(LyncClient.GetClient().ConversationManager!.Conversations!);
    }

    [Fact]
    public async Task Signing_out_signs_out()
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: true, force: true, Within(), Notices);
        Assert.Equal(ClientState.SignedOut, LyncClient.GetClient().State);
        Assert.Equal(LyncClientState.NotRunning, Session.ClientState);
    }

    [Fact]
    public async Task It_is_said_once_that_nothing_leaves_this_machine()
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        await ConnectAsync();
        Assert.Single(Notices.Warnings, warning => warning.Contains("nothing leaves this machine"));
    }

    [Fact]
    public async Task The_SDK_cannot_be_had_in_a_process_that_has_the_simulator()
    {
        var choice = new ClientChoice(ClientKind.Desktop, "/nowhere");
        Assert.Equal("LyncSdkConflict", await FailsAsync(Session.RequireSignedInAsync(choice, Within(), Notices)));
        await ConnectAsync();
        Assert.Equal("LyncSdkConflict", await FailsAsync(Session.RequireSignedInAsync(choice, Within(), Notices)));
    }

    [Fact]
    public async Task Unhooking_and_hooking_again_loses_no_conversation()
    {
        await StartAsync("echo@contoso.com");
        await Session.CloseAsync();
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        await ConnectAsync();
        var conversation = Assert.Single(Session.Conversations.Conversations);
        await SendAsync(conversation, "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
    }
}
