using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Nothing is accepted behind the back of whoever sits at the desk, unless that is what the script has asked for.</summary>
public sealed class InvitationTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Fact]
    public async Task An_invitation_that_is_only_read_stays_incoming()
    {
        await ConnectAsync();
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        Assert.Equal(conversation, await StartAsync("kim@contoso.com"));
        Assert.False(await Session.ShowTypingAsync(conversation, duration: null, Within()));
        Assert.Equal(nameof(LyncConversationState.Incoming), conversation.State);
    }

    [Fact]
    public async Task All_are_accepted_where_that_is_wanted_those_that_wait_first()
    {
        SimulatedNetwork.Invite(Kim, "early", connectsAfter: -1);
        await ConnectAsync();
        Receive(1);
        Session.AcceptIncoming(true);
        SimulatedNetwork.Invite("sip:lee@contoso.com", "late", connectsAfter: -1);
        Receive(1);
        Eventually.True(() => Session.Conversations.Conversations.All(one => one.State == nameof(LyncConversationState.Active)));
        Assert.Equal(2, Session.Conversations.Conversations.Count);
    }

    [Fact]
    public async Task After_a_restart_of_the_client_all_are_accepted_still()
    {
        await ConnectAsync();
        Session.AcceptIncoming(true);
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
        await ConnectAsync();
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        Eventually.Equal(nameof(LyncConversationState.Active), () => conversation.State);
    }

    [Fact]
    public async Task After_the_client_was_let_go_none_is_accepted()
    {
        await ConnectAsync();
        Session.AcceptIncoming(true);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        await ConnectAsync();
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        SimulatedNetwork.Say(Talk, Kim, "hello?");
        Receive(1);
        Assert.Equal(nameof(LyncConversationState.Incoming), conversation.State);
    }

    [Theory]
    [InlineData(Fault.EventLost, nameof(Modality.ActionAvailabilityChanged))]
    [InlineData(Fault.EventLost, nameof(Modality.ModalityStateChanged))]
    [InlineData(Fault.EventLate, nameof(Modality.ModalityStateChanged))]
    [InlineData(Fault.Throws, nameof(Modality.Accept))]
    public async Task However_the_client_tells_it_the_invitation_is_answered(Fault fault, string member)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, member, times: 1, code: 0x80C80028);
        SimulatedNetwork.Invite(Kim, "hi", connectsAfter: fault == Fault.Throws ? 50 : -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        await SendAsync(conversation, "hello");
        Eventually.Equal(nameof(LyncConversationState.Active), () => conversation.State);
    }

    [Theory]
    [InlineData("two\r\nlines", "two\nlines")]
    [InlineData("bell\u0007 and\ttab", "bell and\ttab")]
    [InlineData("  spaces  ", "  spaces  ")]
    public async Task The_text_is_delivered_once_however_it_is_written(string text, string shown)
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, text);
        SimulatedNetwork.Say(talk, Kim, "next");
        Assert.Equal([shown, "next"], Receive(2).Select(message => message.Text));
    }

    [Fact]
    public async Task The_text_is_delivered_once_where_the_event_has_it_in_HTML()
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, "are you there?", asEvent: false);
        SimulatedNetwork.Say(talk, Kim, text: null, () => new System.Collections.Generic.Dictionary<InstantMessageContentType, string>
        {
            [InstantMessageContentType.Html] = "<p>are <b>you</b>\r\n there?</p>",
        });
        SimulatedNetwork.Say(talk, Kim, "next");
        Assert.Equal(["are you there?", "next"], Receive(2).Select(message => message.Text));
    }

    [Fact]
    public async Task The_text_is_delivered_where_its_event_is_lost_and_its_property_is_told_by_no_event()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, nameof(InstantMessageModality.InstantMessagePropertyChanged));
        var talk = SimulatedNetwork.Invite(Kim, text: null, connectsAfter: -1);
        Eventually.Equal(1, () => Session.Conversations.Conversations.Count);
        SimulatedNetwork.TellInvitation(talk, "hi");
        SimulatedNetwork.Accept(talk);
        Assert.Equal("hi", Assert.Single(Receive(1)).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invitation_that_is_found_again_is_not_told_again(bool eventComesLater)
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, "hi", asEvent: false, connectsAfter: -1);
        Receive(1);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        await ConnectAsync();
        if (eventComesLater)
            SimulatedNetwork.Say(talk, Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "next");
        Assert.Equal("next", Assert.Single(Receive(1)).Text);
    }

    [Fact]
    public async Task The_text_of_a_conversation_that_was_accepted_before_the_session_is_no_news()
    {
        var talk = SimulatedNetwork.Invite(Kim, "old", connectsAfter: 0);
        Eventually.Equal(ConversationState.Active, () => talk.State);
        await ConnectAsync();
        SimulatedNetwork.Say(talk, Kim, "new");
        Assert.Equal("new", Assert.Single(Receive(1)).Text);
    }
}
