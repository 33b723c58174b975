using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Faults;

/// <summary>
/// Lets every fault strike every member of the SDK that a step uses, once and for ever. Where a fault can strike is not listed
/// anywhere: a run without faults tells it.
/// </summary>
public sealed class FaultWalkTests : IDisposable
{
    /// <summary>The client has gone; and a failure of the SDK's that derives from none of its classes.</summary>
    private static readonly uint[] Codes = [0x800706BA, 0x80C8000A];

    private readonly ShortBestEffort _short = new();

    public FaultWalkTests()
    {
        UnobservedFailures.Forget();
    }

    public static TheoryData<string> Steps
    {
        get
        {
            var steps = new TheoryData<string>();
            foreach (var step in WalkStep.All)
                steps.Add(step.Name);
            return steps;
        }
    }

    public void Dispose()
    {
        _short.Dispose();
        SimulatedNetwork.Reset();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task No_fault_at_any_point_of_a_step_loses_a_message_leaves_typing_on_or_breaks_the_session(string name)
    {
        var step = WalkStep.All.Single(one => one.Name == name);
        var failures = new List<string>();
        foreach (var strike in Strikes(await FaultPoints.OfAsync(step)))
        {
            if (await MeetAsync(step, strike) is { } failure)
                failures.Add($"{strike}: {failure}");
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        UnobservedFailures.DemandNone();
    }

    private static IEnumerable<Strike> Strikes(IEnumerable<(Fault Fault, string Member)> points) =>
        from point in points
        from code in point.Fault is Fault.Throws or Fault.Fails ? Codes : [0u]
        // A call that hangs hangs until it is healed, and most others wait behind it.
        from times in point.Fault == Fault.NeverReturns ? [int.MaxValue] : new[] { 1, int.MaxValue }
        select new Strike(point.Fault, point.Member, times, code);

    /// <summary>What has gone wrong with the session, not with the client; null for nothing.</summary>
    private static async Task<string?> MeetAsync(WalkStep step, Strike strike)
    {
        try
        {
            await using var scene = new WalkScene();
            await step.PrepareAsync(scene);
            scene.Time = TimeSpan.FromSeconds(0.05);
            SimulatedNetwork.Inject(strike.Fault, strike.Member, strike.Times, strike.Code);
            var hasSucceeded = await ActAsync(step, scene);
            SimulatedNetwork.Heal();
            scene.Time = TimeSpan.FromSeconds(20);
            step.Check(scene, hasSucceeded && !strike.CanBeDeaf);
            await scene.DemandItWorksAsync();
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    /// <summary>Whether the step says that it has succeeded; it fails with errors of the module's only, and in time.</summary>
    private static async Task<bool> ActAsync(WalkStep step, WalkScene scene)
    {
        try
        {
            await step.ActAsync(scene).WaitAsync(TimeSpan.FromSeconds(10));
            return true;
        }
        catch (LyncException)
        {
            return false;
        }
    }

    private sealed record Strike(Fault Fault, string Member, int Times, uint Code)
    {
        /// <summary>Whether something may be said that the session cannot hear: nobody tells of it, or of who says it, while it is said.</summary>
        public bool CanBeDeaf => Fault is Fault.EventLost or Fault.EventLate
            || (Fault == Fault.ReturnsNull && Member is "Conversation.Participants" or "Participant.Modalities" && Times > 1);

        public override string ToString() => $"{Fault} at {Member}, {(Times == 1 ? "once" : "for ever")}, 0x{Code:X8}";
    }
}
