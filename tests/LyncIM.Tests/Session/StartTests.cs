using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>A conversation is started once, listened to once, and given up whole where it cannot be started.</summary>
public sealed class StartTests : Scene
{
    [Fact]
    public async Task Participants_are_known_when_the_start_completes()
    {
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        Assert.Equal(["kim@contoso.com", "lee@contoso.com"], conversation.People.Select(participant => participant.SipAddress));
        Assert.Equal(["Kim Akers", "Lee Gu"], conversation.People.Select(participant => participant.DisplayName));
        Assert.Equal(nameof(LyncConversationType.Conference), conversation.Type);
    }

    [Fact]
    public async Task A_start_whose_event_never_comes_is_given_up_in_time_and_leaves_nothing()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, nameof(ConversationManager.ConversationAdded), times: 1);
        Assert.Equal("StartTimeout", await FailsAsync(Session.StartAsync(Request("kim@contoso.com"), Within(0.3), Notices)));
        Assert.Empty(Session.Conversations.Conversations);
        Eventually.Equal(0, () => LyncClient.GetClient().ConversationManager!.Conversations!.Count);
        await StartAsync("kim@contoso.com");
    }

    [Fact]
    public async Task A_call_that_never_returns_is_given_up_in_time()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(ConversationManager.AddConversation), times: 1);
        Assert.Equal("StartTimeout", await FailsAsync(Session.StartAsync(Request("kim@contoso.com"), Within(0.3), Notices)));
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task An_event_that_comes_twice_starts_nothing_twice()
    {
        SimulatedNetwork.Inject(Fault.EventTwice, nameof(ConversationManager.ConversationAdded));
        SimulatedNetwork.Inject(Fault.EventTwice, nameof(Conversation.ParticipantAdded));
        var conversation = await StartAsync("echo@contoso.com");
        await SendAsync(conversation, "hi");
        Assert.Single(Receive(1));
        Assert.Single(conversation.People);
        Assert.Single(Session.Conversations.Conversations);
        await SendAsync(conversation, "again");
        Assert.Equal("echo: again", Assert.Single(Receive(1)).Text);
        Assert.Equal(0, conversation.UnreadCount);
    }

    [Fact]
    public async Task Where_a_participant_cannot_be_added_the_conversation_is_ended_again()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.Throws, nameof(Conversation.AddParticipant), times: 1, 0x80C80028);
        Assert.Equal("LyncFailure", await FailsAsync(Session.StartAsync(Request("kim@contoso.com"), Within(), Notices)));
        Assert.Empty(Session.Conversations.Conversations);
        Eventually.Equal(0, () => LyncClient.GetClient().ConversationManager!.Conversations!.Count);
    }

    [Fact]
    public async Task An_address_that_only_Lync_finds_malformed_is_said_to_be_invalid()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.Throws, nameof(ContactManager.GetContactByUri), times: 1, 0x80070057);
        Assert.Equal("InvalidSipAddress", await FailsAsync(Session.StartAsync(Request("kim@contoso.com"), Within(), Notices)));
    }

    [Fact]
    public async Task Starting_with_the_same_person_at_the_same_time_opens_one_conversation()
    {
        var starts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Session.StartAsync(Request("kim@contoso.com"), Within(), Notices)));
        Assert.Single(starts.Select(start => start.Conversation).Distinct());
        Assert.Single(starts, start => start.IsNew);
    }

    [Fact]
    public async Task Attaching_at_the_same_time_registers_each_handler_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ConnectAsync()));
        // StateChanged and ClientDisconnected of the client, ConversationAdded and ConversationRemoved of its manager.
        Assert.Equal(4, SimulatedNetwork.HandlerCount);
    }

    [Fact]
    public async Task What_is_registered_on_a_conversation_is_taken_back_when_it_ends()
    {
        await ConnectAsync();
        var before = SimulatedNetwork.HandlerCount;
        var conversation = await StartAsync("kim@contoso.com", "lee@contoso.com");
        Assert.True(SimulatedNetwork.HandlerCount > before);
        await Session.EndAsync(conversation, Within());
        Eventually.Equal(before, () => SimulatedNetwork.HandlerCount);
    }

    [Fact]
    public async Task Stopping_a_start_frees_the_caller_at_once_and_leaves_nothing()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.EventLost, nameof(ConversationManager.ConversationAdded), times: 1);
        var starting = Session.StartAsync(Request("kim@contoso.com"), Within(), Notices);
        Eventually.Equal(1, () => LyncClient.GetClient().ConversationManager!.Conversations!.Count);
        Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(10)));
        Eventually.Equal(0, () => LyncClient.GetClient().ConversationManager!.Conversations!.Count);
    }

    [Fact]
    public async Task A_conference_url_that_Lync_does_not_take_is_an_error()
    {
        Assert.Equal("InvalidSipAddress", await FailsAsync(Session.JoinAsync("nonsense", Within(), Notices)));
    }

    [Fact]
    public async Task A_getter_that_returns_null_does_no_harm()
    {
        SimulatedNetwork.Inject(Fault.ReturnsNull, nameof(Conversation.Properties));
        SimulatedNetwork.Inject(Fault.ReturnsNull, "InstantMessageModality.Properties");
        SimulatedNetwork.Inject(Fault.ReturnsNull, nameof(Conversation.Participants));
        SimulatedNetwork.Inject(Fault.ReturnsNull, nameof(Contact));
        var conversation = await Session.StartAsync(Request("echo@contoso.com"), Within(), Notices);
        await SendAsync(conversation.Conversation, "hi");
        Assert.Equal("echo: hi", Assert.Single(Receive(1)).Text);
    }

    [Theory]
    [InlineData(Fault.Throws)]
    [InlineData(Fault.CallbackLost)]
    public async Task Where_the_subject_cannot_be_set_the_conversation_starts_without_and_that_is_said(Fault fault)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, nameof(Conversation.BeginSetProperty), times: 1, 0x80C8000B);
        SimulatedNetwork.Inject(Fault.EventLost, nameof(Conversation.PropertyChanged));
        var request = Request("echo@contoso.com") with { Subject = "Tonight" };
        var conversation = (await Session.StartAsync(request, Within(), Notices)).Conversation;
        await SendAsync(conversation, "hi");
        if (fault == Fault.Throws)
            Assert.Single(Notices.Warnings, warning => warning.Contains("subject"));
    }

    [Fact]
    public async Task A_client_that_is_found_only_after_the_session_was_closed_is_let_go_again()
    {
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(LyncClient.GetClient), times: 1);
        var connecting = Session.RequireSignedInAsync(null, Within(0.1), Notices);
        Assert.Equal("ConnectTimeout", await FailsAsync(connecting));
        await Session.CloseAsync();
        SimulatedNetwork.Reset();
        await ConnectAsync();
        Assert.Equal(4, SimulatedNetwork.HandlerCount);
    }

    [Fact]
    public async Task A_subject_is_set()
    {
        var request = Request("kim@contoso.com") with { Subject = "Tonight" };
        Assert.Equal("Tonight", (await Session.StartAsync(request, Within(), Notices)).Conversation.Subject);
    }
}
