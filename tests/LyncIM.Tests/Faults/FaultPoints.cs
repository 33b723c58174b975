using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Faults;

/// <summary>Where faults can strike: a run without faults tells it.</summary>
internal static class FaultPoints
{
    public static async Task<IReadOnlyList<(Fault Fault, string Member)>> OfAsync(WalkStep step)
    {
        await using var scene = new WalkScene();
        await step.PrepareAsync(scene);
        SimulatedNetwork.Record();
        await step.ActAsync(scene);
        step.Check(scene, true);
        var points = SimulatedNetwork.Recorded;
        Assert.NotEmpty(points);
        return points;
    }

    /// <summary>Those of all steps but signing in and out, without the client's death, in an order that does not change.</summary>
    public static async Task<IReadOnlyList<(Fault Fault, string Member)>> OfTalkingAsync()
    {
        var points = new HashSet<(Fault Fault, string Member)>();
        foreach (var step in WalkStep.All.Where(step => step.Name is not ("sign in" or "disconnect")))
            points.UnionWith(await OfAsync(step));
        points.RemoveWhere(point => point.Fault is Fault.DiesBefore or Fault.DiesIn or Fault.DiesAfter);
        return points.OrderBy(point => point.Member).ThenBy(point => point.Fault).ToArray();
    }
}
