using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Invitations into conferences, and conferences that are there already.</summary>
public sealed class ConferenceTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";
    private const string Conference = "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC";

    [Theory]
    [InlineData(false, -1)]
    [InlineData(true, -1)]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    public async Task The_first_text_of_an_invitation_into_a_conference_is_heard_once(bool isInBothProperties, int connectsAfter)
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.InviteToConference(Kim, Conference, "join us", isInBothProperties, connectsAfter);
        var conversation = Assert.Single(Receive(1)).Conversation;
        SimulatedNetwork.Say(talk, Kim, "next");
        Assert.Equal("next", Assert.Single(Receive(1)).Text);
        Eventually.Equal(Conference, () => conversation.ConferenceUri);
        Assert.Empty(Drain());
    }

    [Fact]
    public async Task A_conference_whose_invitation_waits_is_accepted_by_joining_it()
    {
        await ConnectAsync();
        SimulatedNetwork.InviteToConference(Kim, Conference, "join us", connectsAfter: -1);
        var invited = Assert.Single(Receive(1)).Conversation;
        var joined = await Session.JoinAsync(Conference, Within(), Notices);
        Assert.Same(invited, joined);
        Eventually.Equal(nameof(LyncConversationState.Active), () => joined.State);
        await SendAsync(joined, "here I am");
    }

    [Fact]
    public async Task A_conference_that_is_open_is_used_though_nobody_has_told_of_it()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, "ConversationManager.ConversationAdded");
        SimulatedNetwork.InviteToConference(Kim, Conference, "join us", connectsAfter: 0);
        Eventually.Equal(1, () => Microsoft.Lync.Model.LyncClient.GetClient().ConversationManager!.Conversations!.Count);
        var joined = await Session.JoinAsync(Conference, Within(), Notices);
        await SendAsync(joined, "here I am");
        Assert.Same(joined, Assert.Single(Session.Conversations.Conversations));
        Assert.Single(SimulatedNetwork.Sent);
    }
}
