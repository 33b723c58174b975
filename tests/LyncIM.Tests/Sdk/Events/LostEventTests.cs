using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Sdk;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Events are lost: what they should have told is made up for by looking now and then.</summary>
public sealed class LostEventTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Theory]
    [InlineData(Fault.EventLost, "ConversationManager.ConversationAdded")]
    [InlineData(Fault.Throws, "ConversationManagerEventArgs.Conversation")]
    [InlineData(Fault.ReturnsNull, "ConversationManagerEventArgs.Conversation")]
    public async Task Who_starts_a_conversation_is_listed_and_heard_once_though_that_was_not_told(Fault fault, string member)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, member, code: 0x80010105);
        var talk = SimulatedNetwork.Invite(Kim, "hi", asEvent: false);
        Eventually.Equal(1, () => Session.Conversations.Conversations.Count);
        SimulatedNetwork.Say(talk, Kim, "there?");
        Assert.Equal(["hi", "there?"], Receive(2).Select(message => message.Text));
    }

    [Fact]
    public async Task One_of_our_own_starts_and_works_though_that_was_not_told()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, "ConversationManager.ConversationAdded");
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
        Assert.Single(Session.Conversations.Conversations);
    }

    [Fact]
    public async Task A_handler_of_a_script_that_throws_before_ours_costs_nothing()
    {
        var manager = LyncClient.GetClient().ConversationManager!;
        EventHandler<ConversationManagerEventArgs> script = (_, _) => throw new InvalidTimeZoneException("of the script");
        manager.ConversationAdded += script;
        await ConnectAsync();
        SimulatedNetwork.Invite(Kim, "hi", asEvent: false);
        Assert.Equal("hi", Assert.Single(Receive(1)).Text);
        manager.ConversationAdded -= script;
        Assert.All(SimulatedNetwork.SwallowedExceptions, swallowed => Assert.IsType<InvalidTimeZoneException>(swallowed));
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task A_conversation_whose_end_was_not_told_has_ended()
    {
        var conversation = await StartAsync("kim@contoso.com");
        var talk = Talk;
        SimulatedNetwork.Inject(Fault.EventLost, "Conversation.StateChanged");
        SimulatedNetwork.Inject(Fault.EventLost, "ConversationManager.ConversationRemoved");
        SimulatedNetwork.Close(talk);
        Eventually.Equal(nameof(LyncConversationState.Terminated), () => conversation.State);
    }

    [Fact]
    public async Task Somebody_whose_coming_and_going_was_not_told_is_there_and_has_left()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.EventLost, "Conversation.ParticipantAdded");
        SimulatedNetwork.Inject(Fault.EventLost, "Conversation.ParticipantRemoved");
        SimulatedNetwork.Join(Talk, "sip:lee@contoso.com");
        Eventually.Equal(2, () => conversation.People.Count);
        SimulatedNetwork.Say(Talk, "sip:lee@contoso.com", "hi");
        Assert.Equal("lee@contoso.com", Assert.Single(Receive(1)).From);
        SimulatedNetwork.Leave(Talk, "sip:lee@contoso.com");
        Eventually.Equal("Left", () => conversation.People[1].State);
    }

    [Fact]
    public async Task A_state_that_was_not_told_is_seen()
    {
        await ConnectAsync();
        var talk = SimulatedNetwork.Invite(Kim, "hi", connectsAfter: -1);
        var conversation = Assert.Single(Receive(1)).Conversation;
        SimulatedNetwork.Inject(Fault.EventLost, "StateChanged");
        SimulatedNetwork.Inject(Fault.EventLost, "ModalityStateChanged");
        SimulatedNetwork.Accept(talk);
        Eventually.Equal(nameof(LyncConversationState.Active), () => conversation.State);
    }

    [Fact]
    public async Task A_subject_and_the_URI_of_a_conference_that_were_not_told_are_seen()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.EventLost, "Conversation.PropertyChanged");
        Talk.EndSetProperty(Talk.BeginSetProperty(ConversationProperty.Subject, "Patching", null, null));
        SimulatedNetwork.Join(Talk, "sip:lee@contoso.com");
        Eventually.Equal("Patching", () => conversation.Subject);
        Eventually.True(() => conversation.ConferenceUri is not null);
    }

    [Fact]
    public async Task Somebody_whose_typing_was_told_and_whose_stopping_was_not_does_not_type_for_ever()
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Type(Talk, Kim, isTyping: true);
        Eventually.True(() => conversation.People[0].IsTyping);
        SimulatedNetwork.Inject(Fault.EventLost, "InstantMessageModality.IsTypingChanged");
        SimulatedNetwork.Type(Talk, Kim, isTyping: false);
        Eventually.True(() => !conversation.People[0].IsTyping);
    }

    [Fact]
    public async Task Looking_takes_at_most_ten_calls_a_second_and_none_once_nobody_listens()
    {
        await StartAsync("kim@contoso.com", "lee@contoso.com");
        await StartAsync("pat@contoso.com");
        var (begun, before) = (Stopwatch.StartNew(), SimulatedNetwork.CallCount);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.InRange(SimulatedNetwork.CallCount - before, 1, (int)(10 * begun.Elapsed.TotalSeconds) + 10);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        var after = SimulatedNetwork.CallCount;
        await Task.Delay(SdkWatch.Interval + SdkWatch.Interval);
        Assert.Equal(after, SimulatedNetwork.CallCount);
    }
}
