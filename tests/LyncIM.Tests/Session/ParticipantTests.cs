using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>Several people in one conversation: who is added is heard, who leaves is shown as having left.</summary>
public sealed class ParticipantTests : Scene
{
    private const string Lee = "sip:lee@contoso.com";

    [Fact]
    public async Task Somebody_who_is_added_takes_part_and_is_heard_and_makes_it_a_conference()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await AddAsync(conversation, "lee@contoso.com");
        Assert.Equal(["kim@contoso.com", "lee@contoso.com"], conversation.People.Select(participant => participant.SipAddress));
        Eventually.Equal(nameof(LyncConversationType.Conference), () => conversation.Type);
        SimulatedNetwork.Say(Talk, Lee, "hi all");
        Assert.Equal("lee@contoso.com", Assert.Single(Receive(1)).From);
    }

    [Fact]
    public async Task Somebody_who_takes_part_already_is_left_alone()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await AddAsync(conversation, "KIM@contoso.com");
        Assert.Single(conversation.People);
        Assert.Equal(nameof(LyncConversationType.OneToOne), conversation.Type);
    }

    [Fact]
    public async Task Somebody_whom_another_program_adds_at_the_same_moment_is_waited_for()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.Throws, nameof(Conversation.AddParticipant), times: 1, 0x80C80007);
        var adding = AddAsync(conversation, "lee@contoso.com");
        SimulatedNetwork.Join(Talk, Lee);
        await adding;
    }

    [Theory]
    [InlineData(Fault.EventTwice, nameof(Conversation.ParticipantAdded))]
    [InlineData(Fault.EventLate, nameof(Conversation.ParticipantAdded))]
    public async Task However_the_client_tells_it_somebody_is_added_once(Fault fault, string member)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(fault, member);
        await AddAsync(conversation, "lee@contoso.com");
        SimulatedNetwork.Say(Talk, Lee, "once");
        SimulatedNetwork.Say(Talk, Lee, "twice");
        Assert.Equal(["once", "twice"], Receive(2).Select(message => message.Text));
        Assert.Equal(2, conversation.People.Count);
    }

    [Fact]
    public async Task Somebody_whose_arrival_is_not_told_is_found_when_something_else_happens()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.EventLost, nameof(Conversation.ParticipantAdded));
        SimulatedNetwork.Join(Talk, Lee);
        await SendAsync(conversation, "who is there?");
        Eventually.Equal(2, () => conversation.People.Count);
        SimulatedNetwork.Say(Talk, Lee, "me");
        Assert.Equal("me", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task Adding_takes_no_longer_than_it_may()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, "Conversation.AddParticipant");
        Assert.Equal("StartTimeout", await FailsAsync(AddAsync(conversation, "lee@contoso.com", seconds: 0.3)));
    }

    [Fact]
    public async Task Nobody_is_added_to_a_conversation_that_has_ended_or_ends_meanwhile()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, "Conversation.AddParticipant");
        var adding = AddAsync(conversation, "lee@contoso.com");
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        SimulatedNetwork.Close(Talk);
        Assert.Equal("ConversationEnded", await FailsAsync(adding));
        Assert.Equal("ConversationEnded", await FailsAsync(AddAsync(conversation, "pat@contoso.com")));
    }

    [Fact]
    public async Task An_invitation_is_not_accepted_by_adding_somebody()
    {
        await ConnectAsync();
        SimulatedNetwork.Invite("sip:kim@contoso.com", "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        Assert.Equal("StartTimeout", await FailsAsync(AddAsync(conversation, "lee@contoso.com", seconds: 0.3)));
        Assert.Equal(nameof(LyncConversationState.Incoming), conversation.State);
    }

    [Fact]
    public async Task Somebody_who_leaves_while_typing_does_not_type_any_more()
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        SimulatedNetwork.Type(Talk, Lee, isTyping: true);
        Eventually.True(() => conversation.People[1].IsTyping);
        SimulatedNetwork.Leave(Talk, Lee);
        Eventually.Equal(nameof(LyncParticipantState.Left), () => conversation.People[1].State);
        Assert.False(conversation.People[1].IsTyping);
    }

    [Fact]
    public async Task Somebody_who_comes_back_is_there_again_and_heard()
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        SimulatedNetwork.Leave(Talk, Lee);
        Eventually.Equal(nameof(LyncParticipantState.Left), () => conversation.People[1].State);
        SimulatedNetwork.Join(Talk, Lee);
        Eventually.Equal(nameof(LyncParticipantState.Present), () => conversation.People[1].State);
        SimulatedNetwork.Say(Talk, Lee, "back");
        Assert.Equal("back", Assert.Single(Receive(1)).Text);
        Assert.Equal(2, conversation.People.Count);
    }

    [Fact]
    public async Task A_conference_is_joined_once_and_its_participants_are_heard_as_they_come()
    {
        const string Conference = "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC123";
        var joined = await Session.JoinAsync(Conference, Within(), Notices);
        Assert.Same(joined, await Session.JoinAsync(Conference, Within(), Notices));
        SimulatedNetwork.Join(Talk, "sip:kim@contoso.com");
        SimulatedNetwork.Say(Talk, "sip:kim@contoso.com", "welcome");
        Assert.Equal("welcome", Assert.Single(Receive(1)).Text);
        await SendAsync(joined, "thanks");
        Assert.Equal("kim@contoso.com", Assert.Single(joined.People).SipAddress);
    }

    [Fact]
    public async Task Somebody_whose_address_is_not_known_at_first_is_known_once_it_is()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.ReturnsNull, "Participant.Contact", times: 2);
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Equal("echo@contoso.com", Assert.Single(Receive(1)).From);
        Assert.Equal("echo@contoso.com", Assert.Single(conversation.People).SipAddress);
    }

    [Fact]
    public async Task The_local_user_is_not_taken_for_somebody_else_where_the_client_does_not_say()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.ReturnsNull, "Participant.IsSelf");
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
        Assert.Single(conversation.People);
    }

    private async Task AddAsync(LyncConversation conversation, string address, double seconds = 20) =>
        await Session.AddParticipantAsync(conversation, SipAddress.Parse(address), Within(seconds));
}
