using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Faults;

/// <summary>
/// Lets every fault strike every call of the SDK that a step makes: it fails with each code that Lync is known to give, never
/// returns, returns late or null, or Lync dies before it, in it or after it; and events and callbacks are lost, late or doubled.
/// Where a fault can strike is not listed anywhere: a run without faults tells it. A run takes a sample, the same one each
/// time so that a failure can be met again: LYNCIM_FAULT_WALK takes another by its number, or "all".
/// </summary>
public sealed class FaultWalkTests : IDisposable
{
    private const int SampleSize = 15;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("LYNCIM_FAULT_WALK");

    private static readonly bool TakesAll = string.Equals(Asked, "all", StringComparison.OrdinalIgnoreCase);

    private static readonly int Seed = int.TryParse(Asked, out var seed) ? seed : 1;

    /// <summary>Whatever a call may fail with: dead objects, refusals, the SDK's own classes, those of .NET, and SIP statuses.</summary>
    private static readonly uint[] Codes =
    [
        0x800706BA, 0x800706BE, 0x80010108, 0x80040154, 0x8001010A, 0x80070057, 0x8000000A, 0x80C80003, 0x80C80004, 0x80C80006, 0x80C80007,
        0x80C80008, 0x80C80009, 0x80C8000A, 0x80C8000B, 0x80C8000C, 0x80C80026, 0x80C80028, 0x80C80029, 0x80F10001, 0x80F10012, 0x80F10091,
        0x80F1008E, 0x80EE000C, 0x80EE0011, 0x80EE001D, 0x80EE004A, 0x80EE0051, 0x80EE0061, 0x80EE0065, 0x80EE00BD, 0x80EF0193, 0x80EF0194,
        0x80EF0198, 0x80EF019D, 0x80EF019F, 0x80EF01E0, 0x80EF01E6, 0x80EF01F8, 0x80EF0201, 0x80EF025B,
    ];

    /// <summary>Those that are met at every call from then on, too.</summary>
    private static readonly uint[] LastingCodes = [0x800706BA, 0x80C8000A];

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
        foreach (var strike in Sample(Strikes(await FaultPoints.OfAsync(step)).ToArray()))
        {
            if (await MeetAsync(step, strike) is { } failure)
                failures.Add($"{strike}: {failure}");
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        UnobservedFailures.DemandNone();
    }

    private static Strike[] Sample(Strike[] strikes)
    {
        if (TakesAll)
            return strikes;
        Array.Sort(strikes, (one, other) => string.CompareOrdinal($"{one}", $"{other}"));
        new Random(Seed).Shuffle(strikes);
        return strikes[..Math.Min(SampleSize, strikes.Length)];
    }

    private static IEnumerable<Strike> Strikes(IEnumerable<(Fault Fault, string Member)> points) =>
        from point in points
        from code in point.Fault is Fault.Throws or Fault.Fails ? Codes : [0u]
        from times in TimesOf(point.Fault, code)
        select new Strike(point.Fault, point.Member, times, code);

    /// <summary>A call that hangs hangs until it is healed, and most others wait behind it; Lync dies once.</summary>
    private static int[] TimesOf(Fault fault, uint code) => fault switch
    {
        Fault.NeverReturns => [int.MaxValue],
        Fault.DiesBefore or Fault.DiesIn or Fault.DiesAfter => [1],
        Fault.Throws or Fault.Fails when !LastingCodes.Contains(code) => [1],
        _ => [1, int.MaxValue],
    };

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
            // A state that says for ever that the client is dead says the truth.
            if (strike.SaysDead)
                SimulatedNetwork.StopClient();
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
        /// <summary>Whether something may be said that the session cannot hear, because nobody tells of it, or of who says it.</summary>
        public bool CanBeDeaf => Fault is Fault.EventLost or Fault.EventLate or Fault.DiesBefore or Fault.DiesIn or Fault.DiesAfter
            || (Fault is Fault.ReturnsNull or Fault.Throws or Fault.InvalidCast && (Times > 1 || IsEventData));

        /// <summary>Whether the client's state says that it has gone, however often it is read.</summary>
        public bool SaysDead => Member == "LyncClient.State" && Times > 1 && Fault is Fault.Throws or Fault.ReturnsNull;

        /// <summary>Whether what an event tells cannot be read, or not be made an object of, which is as if it were lost.</summary>
        private bool IsEventData => Member.Contains("EventArgs.") || Member.EndsWith(".Wrap", StringComparison.Ordinal);

        public override string ToString() => $"{Fault} at {Member}, {(Times == 1 ? "once" : "for ever")}, 0x{Code:X8}";
    }
}
