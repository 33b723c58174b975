using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>The SDK deadlocks itself where Lync dies while one of its objects is made: not in a process that uses LyncIM.</summary>
public sealed class SdkLockTests : Scene
{
    [Fact]
    public async Task Lync_that_dies_under_load_while_objects_are_made_deadlocks_nothing_and_is_found_each_time()
    {
        using var shorter = new ShortBestEffort(200);
        for (var round = 0; round < 10; round++)
        {
            await ConnectAsync();
            SimulatedNetwork.Inject(Fault.ReturnsLate, "Contact.Wrap", times: 1);
            SimulatedNetwork.Inject(Fault.DiesBefore, "Contact.Wrap", times: 1);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(number => TryStartAsync($"p{number}@contoso.com")));
            Eventually.Equal(0, () => SimulatedNetwork.LockWaiters);
            SimulatedNetwork.Heal();
            SimulatedNetwork.StartClient();
        }
        await DemandItWorksAsync();
    }

    private async Task TryStartAsync(string address)
    {
        try
        {
            await StartAsync(address);
        }
        catch (LyncException e)
        {
            Assert.Equal("LyncClientNotRunning", e.ErrorId);
        }
    }
}
