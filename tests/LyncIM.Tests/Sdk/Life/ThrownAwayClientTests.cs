using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>One object of Lync's dies, and the SDK throws its client away though Lync lives on: nobody notices.</summary>
public sealed class ThrownAwayClientTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Conversations_stay_open_answers_are_heard_and_new_ones_start_each_once(bool isCollected)
    {
        var before = await StartAsync("echo@contoso.com");
        await SendAsync(before, "one");
        await ThrowAwayAsync(isCollected);
        await SendAsync(before, "two");
        var after = await StartAsync("echo.b@contoso.com");
        await SendAsync(after, "three");
        Assert.Equal(["echo: one", "echo: two", "echo: three"], Receive(3).Select(message => message.Text));
        Assert.Equal([before, after], Session.Conversations.Conversations);
        Assert.Empty(Drain());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invitations_come_and_are_heard_once(bool isCollected)
    {
        await StartAsync("echo@contoso.com");
        await ThrowAwayAsync(isCollected);
        var talk = SimulatedNetwork.Invite(Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "there?");
        Assert.Equal(["hi", "there?"], Receive(2).Select(message => message.Text));
        Assert.Equal(2, Session.Conversations.Conversations.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Also_after_the_client_was_let_go_and_attached_to_again(bool isCollected)
    {
        var before = await StartAsync("echo@contoso.com");
        await SendAsync(before, "one");
        Receive(1);
        await ThrowAwayAsync(isCollected);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        if (isCollected)
            Collect();
        await ConnectAsync();
        var found = Assert.Single(Session.Conversations.Conversations);
        await SendAsync(found, "two");
        var talk = SimulatedNetwork.Invite(Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "there?");
        await SendAsync(await StartAsync("echo.b@contoso.com"), "three");
        Assert.Equal(
            ["echo: three", "echo: two", "hi", "there?"], Receive(4).Select(message => message.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_leaves_afterwards_has_left()
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        var talk = Talk;
        await ThrowAwayAsync(isCollected: false);
        SimulatedNetwork.Leave(talk, "sip:lee@contoso.com");
        Eventually.Equal("Left", () => conversation.People.Single(person => person.SipAddress == "lee@contoso.com").State);
        SimulatedNetwork.Close(talk);
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
    }

    [Theory]
    [InlineData(0x8001010Au)]
    [InlineData(0x80010105u)]
    public async Task One_refused_reading_of_the_state_is_noticed_by_nobody(uint code)
    {
        var conversation = await StartAsync("echo@contoso.com");
        for (var round = 0; round < 5; round++)
        {
            SimulatedNetwork.Inject(Fault.Throws, "LyncClient.State", times: 1, code);
            await ConnectAsync();
        }
        await SendAsync(conversation, "hi");
        Assert.Single(Receive(1));
        Assert.Single(Notices.Verboses, verbose => verbose.StartsWith("Attached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_about_the_dead_contact_fails_alone()
    {
        await ConnectAsync();
        SimulatedNetwork.BreakContact("sip:lee@contoso.com");
        await FailsAsync(Session.People.GetContactAsync(SipAddress.Parse("lee@contoso.com"), Within(1), Notices));
        var kim = await Session.People.GetContactAsync(SipAddress.Parse("kim@contoso.com"), Within(), Notices);
        Assert.Equal("Free", kim.Availability);
        Assert.Single(Notices.Verboses, verbose => verbose.StartsWith("Attached", StringComparison.Ordinal));
    }

    /// <summary>A script of the user's looks at a contact that has died.</summary>
    private static async Task ThrowAwayAsync(bool isCollected)
    {
        var client = LyncClient.GetClient();
        await Task.Run(() =>
        {
            var contact = client.ContactManager!.GetContactByUri("sip:dead@contoso.com");
            SimulatedNetwork.BreakContact("sip:dead@contoso.com");
            Assert.Null(contact.Uri);
        });
        Assert.NotSame(client, LyncClient.GetClient());
        if (isCollected)
            Collect();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
