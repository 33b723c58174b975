using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Lync dies in whatever call it may be: the command says so, the next one finds its successor.</summary>
public sealed class DyingClientTests : Scene
{
    public static TheoryData<Fault, string> Deaths
    {
        get
        {
            var deaths = new TheoryData<Fault, string>();
            foreach (var fault in new[] { Fault.DiesBefore, Fault.DiesIn })
            {
                foreach (var command in new[] { "start", "join", "add", "send", "type", "end", "contact" })
                    deaths.Add(fault, command);
            }
            return deaths;
        }
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task The_command_says_that_Lync_has_gone_and_the_next_one_works(Fault death, string command)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(death, MemberOf(command), times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(RunAsync(command, conversation)));
        await DemandItWorksAsync();
    }

    [Theory]
    [InlineData("ContactManager.GetContactByUri")]
    [InlineData("Contact.Wrap")]
    [InlineData("Conversation.Wrap")]
    public async Task What_fails_while_an_object_is_made_says_so_too(string member)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.DiesIn, member, times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(StartAsync("kim@contoso.com")));
        await DemandItWorksAsync();
    }

    [Theory]
    [InlineData(Fault.DiesBefore)]
    [InlineData(Fault.DiesIn)]
    public async Task A_message_is_not_sent_again_in_silence(Fault death)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(death, "InstantMessageModality.BeginSendMessage", times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(SendAsync(conversation, "once")));
        SimulatedNetwork.StartClient();
        await SendAsync(await StartAsync("kim@contoso.com"), "twice");
        Assert.Equal(["twice"], SimulatedNetwork.Sent.Select(message => message.Text));
    }

    [Theory]
    [InlineData(Fault.DiesBefore)]
    [InlineData(Fault.DiesIn)]
    public async Task Lync_that_dies_while_it_is_found_is_found_when_it_is_back(Fault death)
    {
        SimulatedNetwork.Inject(death, "LyncClient.GetInterface", times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(ConnectAsync()));
        SimulatedNetwork.StartClient();
        await DemandItWorksAsync();
    }

    [Theory]
    [InlineData("start")]
    [InlineData("join")]
    [InlineData("contact")]
    public async Task Lync_that_was_restarted_while_nobody_was_connected_is_found_by_the_first_command(string command)
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        await RunAsync(command, conversation: null!);
    }

    [Fact]
    public async Task Lync_that_was_restarted_while_nobody_was_connected_says_so_of_itself()
    {
        await ConnectAsync();
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        Assert.Equal(nameof(LyncClientState.SignedIn), (await Session.ConnectAsync(null, Within(), Notices)).State);
    }

    [Fact]
    public async Task Typing_that_hangs_while_Lync_dies_never_touches_the_next_client()
    {
        using var shorter = new ShortBestEffort(200);
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, "InstantMessageModality.BeginSetComposing");
        var typing = Session.ShowTypingAsync(conversation, null, Within());
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        SimulatedNetwork.Heal();
        Assert.Contains(await FailsAsync(typing), new[] { "LyncClientNotRunning", "ConversationEnded" });
        var after = await StartAsync("echo@contoso.com");
        var client = LyncClient.GetClient();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        await SendAsync(after, "hi");
        Assert.Single(Receive(1));
        Assert.Same(client, LyncClient.GetClient());
    }

    [Fact]
    public async Task A_Lync_that_hangs_in_every_call_and_is_restarted_is_found()
    {
        using var shorter = new ShortBestEffort(200);
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, "*");
        var sending = SendAsync(conversation, "hi", seconds: 0.3);
        Assert.Contains(await FailsAsync(sending), new[] { "SendTimeout", "LyncClientNotRunning", "ConversationEnded" });
        SimulatedNetwork.StopClient();
        SimulatedNetwork.Heal();
        SimulatedNetwork.StartClient();
        await DemandItWorksAsync();
    }

    [Fact]
    public async Task What_others_have_said_before_is_kept()
    {
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "before");
        Eventually.Equal(1, () => conversation.UnreadCount);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        await ConnectAsync();
        Assert.Equal("echo: before", Assert.Single(Receive(1)).Text);
    }

    private static string MemberOf(string command) => command switch
    {
        "start" => "ConversationManager.AddConversation",
        "join" => "ConversationManager.JoinConference",
        "add" => "Conversation.AddParticipant",
        "send" => "InstantMessageModality.BeginSendMessage",
        "type" => "InstantMessageModality.BeginSetComposing",
        "end" => "Conversation.End",
        _ => "ContactManager.GetContactByUri",
    };

    private Task RunAsync(string command, LyncConversation conversation) => command switch
    {
        "start" => StartAsync("lee@contoso.com"),
        "join" => Session.JoinAsync("sip:lee@contoso.com;gruu;opaque=app:conf:focus:id:1", Within(), Notices),
        "add" => Session.AddParticipantAsync(conversation, SipAddress.Parse("lee@contoso.com"), Within()),
        "send" => SendAsync(conversation, "hi"),
        "type" => Session.ShowTypingAsync(conversation, duration: null, Within()),
        "end" => Session.EndAsync(conversation, Within()),
        _ => Session.People.GetContactAsync(SipAddress.Parse("lee@contoso.com"), Within(), Notices),
    };
}
