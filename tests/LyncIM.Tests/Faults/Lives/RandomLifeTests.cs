using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Faults;

/// <summary>
/// Lets the user, the others, the person at the desk and the faults act in any order, and looks after each act. A failure prints
/// the seed that repeats it; $env:LYNCIM_RANDOM_LIVES says how many lives to try (default 200).
/// </summary>
public sealed class RandomLifeTests : IDisposable
{
    private const int ActsInALife = 25;

    private static readonly long Lives = long.TryParse(Environment.GetEnvironmentVariable("LYNCIM_RANDOM_LIVES"), out var lives) ? lives : 200;

    private static readonly Gen<Act[]> AnyLife =
        Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 999]).Select((deed, choice) => new Act(deed, choice)).Array[1, ActsInALife];

    private readonly ShortBestEffort _short = new();

    public RandomLifeTests()
    {
        UnobservedFailures.Forget();
    }

    public void Dispose()
    {
        _short.Dispose();
        SimulatedNetwork.Reset();
    }

    [Fact]
    public async Task Whatever_happens_nothing_is_lost_doubled_disordered_or_left_behind()
    {
        var points = await FaultPoints.OfTalkingAsync();
        await AnyLife.SampleAsync(
            async acts =>
            {
                await using var life = new Life(points);
                foreach (var act in acts)
                    await life.DoAsync(act);
                await life.EndAsync();
            },
            iter: Lives,
            threads: 1,
            print: acts => string.Join(", ", acts.Select(act => Describe(act, points))));
        UnobservedFailures.DemandNone();
    }

    private static string Describe(Act act, IReadOnlyList<(Fault Fault, string Member)> points) =>
        act.Deed == Deed.Strike ? $"{act} {points[act.Choice % points.Count]}" : $"{act}";
}
