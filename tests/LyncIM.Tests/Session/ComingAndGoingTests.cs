using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>When the client goes, whoever waits is told at once and told the truth; when it is back, the next command goes on.</summary>
public sealed class ComingAndGoingTests : Scene
{
    private static readonly Dictionary<string, (Action Go, string ErrorId)> Departures = new()
    {
        ["closed"] = (SimulatedNetwork.StopClient, "LyncClientNotRunning"),
        ["signed out"] = (SimulatedNetwork.SignOut, "LyncNotSignedIn"),
        ["offline"] = (SimulatedNetwork.LoseNetwork, "LyncNotSignedIn"),
    };

    public static TheoryData<string, string> WaitingCommands
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var departure in Departures.Keys)
            {
                foreach (var command in new[] { "start", "join", "add", "send", "send behind another", "type", "contact" })
                    rows.Add(departure, command);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(WaitingCommands))]
    public async Task A_command_that_waits_ends_with_the_reason(string departure, string command)
    {
        var never = await StartAsync("never@contoso.com");
        var handlers = SimulatedNetwork.HandlerCount;
        var waiting = Begin(command, never);
        WaitUntilItWaits(command, handlers);
        var (go, errorId) = Departures[departure];
        go();
        Assert.Equal(errorId, await FailsAsync(waiting.WaitAsync(TimeSpan.FromSeconds(15))));
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => never.State);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("signed out")]
    [InlineData("offline")]
    public async Task What_has_arrived_is_kept_and_the_next_command_goes_on(string departure)
    {
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "before");
        Eventually.Equal(1, () => conversation.UnreadCount);
        var client = LyncClient.GetClient();
        Departures[departure].Go();
        Eventually.True(() => client.State != ClientState.SignedIn);
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
        Return(departure);
        await SendAsync(await StartAsync("echo@contoso.com"), "after");
        Assert.Equal(["echo: before", "echo: after"], Receive(2).Select(message => message.Text));
    }

    [Fact]
    public async Task However_many_ask_at_the_same_moment_the_client_is_attached_to_once()
    {
        await ConnectAsync();
        var handlers = SimulatedNetwork.HandlerCount;
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(ConnectAsync)));
        Eventually.Equal(handlers, () => SimulatedNetwork.HandlerCount);
        Assert.Single(Notices.Verboses.Skip(1), verbose => verbose.StartsWith("Attached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_window_that_is_closed_ends_what_waits_in_it_and_nothing_else()
    {
        var closed = await StartAsync("never.a@contoso.com");
        var other = await StartAsync("delay300@contoso.com");
        var talk = LyncClient.GetClient().ConversationManager!.Conversations![0];
        var ended = SendAsync(closed, "hi");
        var sent = SendAsync(other, "hi");
        Eventually.Equal(2, () => SimulatedNetwork.TypingCount);
        SimulatedNetwork.Close(talk);
        Assert.Equal("ConversationEnded", await FailsAsync(ended));
        await sent;
    }

    [Fact]
    public async Task A_sign_out_that_is_told_by_no_event_is_noticed()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, nameof(LyncClient.StateChanged));
        SimulatedNetwork.SignOut();
        Eventually.Equal(LyncClientState.SignedOut, () => Session.ClientState);
        SimulatedNetwork.Heal();
        SimulatedNetwork.SignIn();
        Eventually.Equal(LyncClientState.SignedIn, () => Session.ClientState);
    }

    [Fact]
    public async Task Letting_the_client_go_in_another_runspace_ends_what_waits()
    {
        var sending = SendAsync(await StartAsync("never@contoso.com"), "hi");
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        Assert.Equal("ConversationEnded", await FailsAsync(sending));
    }

    private Task Begin(string command, LyncConversation never)
    {
        var people = SipAddress.Parse("lee@contoso.com");
        switch (command)
        {
            case "start":
                SimulatedNetwork.Inject(Fault.NeverReturns, "ConversationManager.AddConversation");
                return Session.StartAsync(Request("lee@contoso.com"), Within(), Notices);
            case "join":
                SimulatedNetwork.Inject(Fault.NeverReturns, "ConversationManager.JoinConference");
                return Session.JoinAsync("sip:lee@contoso.com;gruu;opaque=app:conf:focus:id:1", Within(), Notices);
            case "add":
                SimulatedNetwork.Inject(Fault.NeverReturns, "Conversation.AddParticipant");
                return Session.AddParticipantAsync(never, people, Within());
            case "send":
                return SendAsync(never, "hi");
            case "send behind another":
                _ = SendAsync(never, "first").ContinueWith(first => first.Exception, TaskScheduler.Default);
                return SendAsync(never, "second");
            case "type":
                _ = SendAsync(never, "first").ContinueWith(first => first.Exception, TaskScheduler.Default);
                return Session.ShowTypingAsync(never, duration: null, Within());
            default:
                return Session.People.GetContactAsync(SipAddress.Parse("unknown@contoso.com"), Within(), Notices);
        }
    }

    private static void WaitUntilItWaits(string command, int handlers)
    {
        if (command is "start" or "join" or "add")
            Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        else if (command == "contact")
            Eventually.True(() => SimulatedNetwork.HandlerCount > handlers);
        else
            Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
    }

    private static void Return(string departure)
    {
        if (departure == "closed")
            SimulatedNetwork.StartClient();
        else if (departure == "offline")
            SimulatedNetwork.RestoreNetwork();
        else
            SignInAgain();
    }

    private static void SignInAgain()
    {
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        SimulatedNetwork.SignIn();
        Eventually.Equal(ClientState.SignedIn, () => LyncClient.GetClient().State);
    }
}
