using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>Typing is shown when it is asked for, and ends by each of the ways that end it.</summary>
public sealed class TypingTests : Scene
{
    [Fact]
    public async Task Typing_is_shown_until_it_is_hidden()
    {
        var conversation = await ShowAsync();
        await Session.HideTypingAsync(conversation, Within());
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Typing_ends_after_its_duration_while_others_go_on()
    {
        await ShowAsync(TimeSpan.FromMilliseconds(50));
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task A_duration_that_is_over_does_not_end_typing_that_was_asked_for_later()
    {
        var conversation = await ShowAsync(TimeSpan.FromMilliseconds(20));
        await Session.ShowTypingAsync(conversation, null, Within());
        await Session.ShowTypingAsync(await StartAsync("lee@contoso.com"), TimeSpan.FromMilliseconds(60), Within());
        // The second conversation's longer time is over: so is the first one's, and its typing is still there.
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        Assert.DoesNotContain("typing off sip:kim@contoso.com", SimulatedNetwork.Wire);
    }

    [Fact]
    public async Task A_message_ends_typing()
    {
        await SendAsync(await ShowAsync(), "done");
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task The_end_of_the_conversation_ends_typing()
    {
        await Session.EndAsync(await ShowAsync(), Within());
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
        Assert.Contains("typing off sip:kim@contoso.com", SimulatedNetwork.Wire);
    }

    [Fact]
    public async Task Disconnecting_ends_typing()
    {
        await ShowAsync();
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Stopping_while_typing_is_being_shown_ends_it()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.CallbackLost, nameof(InstantMessageModality.BeginSetComposing), times: 1);
        var showing = Session.ShowTypingAsync(conversation, null, Within());
        Eventually.Equal(1, () => SimulatedNetwork.TypingCount);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Hiding_that_fails_is_tried_again()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await Session.ShowTypingAsync(conversation, duration: null, Within());
        SimulatedNetwork.Inject(Fault.Throws, nameof(InstantMessageModality.BeginSetComposing), times: 1, 0x80C8000A);
        await Session.HideTypingAsync(conversation, Within());
        Assert.Equal(0, SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Typing_that_two_hanging_calls_show_only_after_they_were_given_up_is_hidden_again()
    {
        using var shorter = new ShortBestEffort(200);
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(InstantMessageModality.BeginSetComposing), times: 2);
        await Session.ShowTypingAsync(conversation, duration: null, Within());
        await Session.ShowTypingAsync(conversation, duration: null, Within());
        await Session.HideTypingAsync(conversation, Within());
        SimulatedNetwork.Heal();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        await SendAsync(conversation, "hi");
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Typing_that_a_hanging_call_shows_only_after_it_was_given_up_is_hidden_again()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(InstantMessageModality.BeginSetComposing));
        var showing = Session.ShowTypingAsync(conversation, null, Within());
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        // The call that hides typing hangs as well: which of the two comes back first is anybody's guess.
        Eventually.Equal(2, () => SimulatedNetwork.StuckCalls);
        SimulatedNetwork.Heal();
        Eventually.True(() => SimulatedNetwork.Wire.Contains("typing on sip:kim@contoso.com"));
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public async Task Where_the_client_does_not_let_typing_be_shown_that_is_said_and_the_message_goes_out_all_the_same()
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite("sip:kim@contoso.com", text: null, connectsAfter: -1);
        Eventually.Equal(1, () => Session.Conversations.Conversations.Count);
        var invitation = Session.Conversations.Conversations[0];
        Assert.False(await Session.ShowTypingAsync(invitation, null, Within()));
        await SendAsync(invitation, "hi");
        Assert.Equal(ModalityState.Connected, talk.Modalities![ModalityTypes.InstantMessage].State);
    }

    [Fact]
    public async Task Others_who_were_typing_before_the_session_are_seen_typing()
    {
        var talk = SimulatedNetwork.Invite("sip:kim@contoso.com", text: null, connectsAfter: 0);
        SimulatedNetwork.Type(talk, "sip:kim@contoso.com", isTyping: true);
        Eventually.Equal(ConversationState.Active, () => talk.State);
        await ConnectAsync();
        var participant = Assert.Single(Assert.Single(Session.Conversations.Conversations).People);
        Assert.True(participant.IsTyping);
        SimulatedNetwork.Type(talk, "sip:kim@contoso.com", isTyping: false);
        Eventually.True(() => !Session.Conversations.Conversations.Single().People.Single().IsTyping);
    }

    [Fact]
    public async Task Others_are_seen_typing_until_they_stop_or_leave()
    {
        var conversation = await StartAsync("kim@contoso.com");
        await SendAsync(conversation, "hi");
        var talk = Microsoft.Lync.Model.LyncClient.GetClient().ConversationManager!.Conversations![0];
        SimulatedNetwork.Type(talk, "sip:kim@contoso.com", true);
        Eventually.True(() => conversation.People[0].IsTyping);
        SimulatedNetwork.Type(talk, "sip:kim@contoso.com", false);
        Eventually.True(() => !conversation.People[0].IsTyping);
        SimulatedNetwork.Type(talk, "sip:kim@contoso.com", true);
        Eventually.True(() => conversation.People[0].IsTyping);
        SimulatedNetwork.Leave(talk, "sip:kim@contoso.com");
        Eventually.Equal(nameof(LyncParticipantState.Left), () => conversation.People[0].State);
        Assert.False(conversation.People[0].IsTyping);
    }

    private async Task<LyncConversation> ShowAsync(TimeSpan? duration = null)
    {
        var conversation = await StartAsync("kim@contoso.com");
        Assert.True(await Session.ShowTypingAsync(conversation, duration, Within()));
        if (duration is null)
            Assert.Equal(1, SimulatedNetwork.TypingCount);
        return conversation;
    }
}
