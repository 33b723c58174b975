using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>Conversations end at the worst moment: that is no error.</summary>
public sealed class EndingTests : Scene
{
    [Fact]
    public async Task One_that_ends_while_the_open_ones_are_looked_through_is_not_listed()
    {
        await StartAsync("kim@contoso.com");
        await StartAsync("lee@contoso.com");
        var talk = Microsoft.Lync.Model.LyncClient.GetClient().ConversationManager!.Conversations![0];
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        SimulatedNetwork.Inject(Fault.ReturnsLate, "ParticipantCollection.GetEnumerator");
        var connecting = ConnectAsync();
        SimulatedNetwork.Close(talk);
        await connecting;
        Eventually.Equal(1, () => Session.Conversations.Conversations.Count(one => one.IsOpen));
        var again = await StartAsync("kim@contoso.com");
        await SendAsync(again, "hi");
    }

    [Theory]
    [InlineData(0x80C80028u)]
    [InlineData(0x80010108u)]
    public async Task One_that_ends_while_it_is_stopped_is_stopped(uint code)
    {
        var conversation = await StartAsync("kim@contoso.com");
        SimulatedNetwork.Inject(Fault.Throws, "Conversation.End", times: 1, code);
        SimulatedNetwork.Close(Talk);
        await Session.EndAsync(conversation, Within());
        Assert.Equal(nameof(LyncConversationState.Terminated), conversation.State);
        Assert.Equal("ConversationEnded", await FailsAsync(SendAsync(conversation, "too late")));
        await SendAsync(await StartAsync("kim@contoso.com"), "again");
    }
}
