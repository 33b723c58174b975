using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>The data of one event hang when they are read: nothing else waits for them.</summary>
public sealed class HangingDataTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Theory]
    [InlineData("ConversationManagerEventArgs.Conversation")]
    [InlineData("MessageSentEventArgs.Contents")]
    [InlineData("ParticipantCollectionChangedEventArgs.Participant")]
    [InlineData("ConversationPropertyChangedEventArgs.Property")]
    [InlineData("Conversation.State")]
    public async Task Other_conversations_start_and_are_heard_and_Disconnect_ends(string member)
    {
        var open = await StartAsync("echo@contoso.com");
        SimulatedNetwork.Inject(Fault.NeverReturns, member, times: 1);
        var talk = SimulatedNetwork.Invite(Kim, "hi");
        SimulatedNetwork.Say(talk, Kim, "there?");
        SimulatedNetwork.Join(talk, "sip:lee@contoso.com");
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        await SendAsync(await StartAsync("echo.b@contoso.com"), "new");
        await SendAsync(open, "old");
        Eventually.Equal(1, () => open.UnreadCount);
        Eventually.True(() => Session.Conversations.Conversations.Sum(one => one.UnreadCount) >= 2);
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
