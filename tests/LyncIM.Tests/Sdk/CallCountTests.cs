using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Sdk;

/// <summary>Making the SDK's objects takes calls under its one lock, so no more is read than is needed.</summary>
public sealed class CallCountTests : Scene
{
    private const string Kim = "sip:kim@contoso.com";

    [Fact]
    public async Task An_incoming_conversation_takes_at_most_30_calls()
    {
        await ConnectAsync();
        await QuietAsync();
        SimulatedNetwork.Record();
        SimulatedNetwork.Invite(Kim, "hi", asEvent: false, connectsAfter: -1);
        Receive(1);
        await QuietAsync();
        var calls = SimulatedNetwork.Calls.Where(IsNoLook).ToArray();
        Assert.True(calls.Length <= 30, $"{calls.Length}: {string.Join(", ", calls)}");
    }

    [Fact]
    public async Task A_start_takes_at_most_35_calls()
    {
        await ConnectAsync();
        await QuietAsync();
        SimulatedNetwork.Record();
        await StartAsync("kim@contoso.com");
        await QuietAsync();
        var calls = SimulatedNetwork.Calls.Where(IsNoLook).ToArray();
        Assert.True(calls.Length <= 35, $"{calls.Length}: {string.Join(", ", calls)}");
    }

    /// <summary>Waits until what was begun has been read.</summary>
    private static Task QuietAsync() => Task.Delay(TimeSpan.FromMilliseconds(200));

    /// <summary>Looking now and then goes on meanwhile.</summary>
    private static bool IsNoLook(string call) => call is not ("LyncClient.State" or "ConversationCollection.GetEnumerator");
}
