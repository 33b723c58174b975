using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>People come, go, come back and refuse: each is there once, and heard once.</summary>
public sealed class RejoiningTests : Scene
{
    private const string Lee = "sip:lee@contoso.com";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_rejoins_is_there_once_and_heard_once_whichever_is_announced_first(bool isJoinFirst)
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        var talk = Talk;
        if (!isJoinFirst)
            SimulatedNetwork.Leave(talk, Lee);
        SimulatedNetwork.Join(talk, Lee);
        if (isJoinFirst)
            SimulatedNetwork.Leave(talk, Lee);
        Eventually.Equal(3, () => talk.Participants!.Count);
        SimulatedNetwork.Say(talk, Lee, "back");
        SimulatedNetwork.Say(talk, Lee, "again");
        Assert.Equal(["back", "again"], Receive(2).Select(message => message.Text));
        Eventually.Equal("Present", () => Assert.Single(conversation.People, person => person.SipAddress == "lee@contoso.com").State);
        Assert.Empty(Drain());
    }

    [Theory]
    [InlineData("offline1@contoso.com", "RecipientUnavailable", 480)]
    [InlineData("decline@contoso.com", "RecipientDeclined", 603)]
    [InlineData("unknown@contoso.com", "RecipientNotFound", 404)]
    public async Task Who_refuses_the_invitation_into_a_conversation_under_way_is_an_error_with_the_status(
        string address, string errorId, int status)
    {
        var conversation = await StartAsync("kim@contoso.com");
        await SendAsync(conversation, "hi");
        var failure = await Assert.ThrowsAsync<LyncException>(() => AddAsync(conversation, address));
        Assert.Equal((errorId, (int?)status), (failure.ErrorId, failure.SipStatus));
    }

    [Fact]
    public async Task A_refusal_that_is_thrown_at_once_is_the_same_error()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await SendAsync(conversation, "hi");
        SimulatedNetwork.Inject(Fault.Throws, "Conversation.AddParticipant", times: 1, 0x80EF01E0);
        Assert.Equal("RecipientUnavailable", await FailsAsync(AddAsync(conversation, "lee@contoso.com")));
    }

    [Theory]
    [InlineData(0x80C80007u)]
    [InlineData(0x80EE004Au)]
    [InlineData(0x80EE004Bu)]
    [InlineData(0x80EE0052u)]
    public async Task Who_was_added_a_moment_before_by_somebody_else_is_no_error(uint code)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.Throws, "Conversation.AddParticipant", times: 1, code);
        var adding = AddAsync(conversation, "lee@contoso.com");
        SimulatedNetwork.Join(Talk, Lee);
        await adding;
        Assert.Single(conversation.People, person => person.SipAddress == "lee@contoso.com");
    }

    private Task AddAsync(LyncConversation conversation, string address) =>
        Session.AddParticipantAsync(conversation, SipAddress.Parse(address), Within());
}
