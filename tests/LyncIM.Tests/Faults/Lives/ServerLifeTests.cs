using System;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using LyncIM.DevServer;
using LyncIM.Tests.Ucwa;

namespace LyncIM.Tests.Faults;

/// <summary>
/// Lets the user, the others and the server act in any order. A failure prints the seed that repeats it; $env:LYNCIM_RANDOM_LIVES says
/// how many lives to try (default 40).
/// </summary>
public sealed class ServerLifeTests
{
    private const int DeedsInALife = 25;

    private static readonly long Lives = long.TryParse(Environment.GetEnvironmentVariable("LYNCIM_RANDOM_LIVES"), out var lives) ? lives : 40;

    private static readonly Gen<(ServerDeed Deed, int Choice)[]> AnyLife =
        Gen.Select(Gen.Enum<ServerDeed>(), Gen.Int[0, 999]).Array[1, DeedsInALife];

    [Fact]
    public async Task Whatever_happens_nothing_is_lost_doubled_disordered_or_left_behind()
    {
        UnobservedFailures.Forget();
        using var shortBestEffort = new ShortBestEffort();
        await AnyLife.SampleAsync(
            async deeds =>
            {
                await using var life = new ServerLife(
                    await ServerScene.BeginAsync(new DevServerOptions { TypingTimeout = TimeSpan.FromMilliseconds(500) }));
                foreach (var (deed, choice) in deeds)
                    await life.DoAsync(deed, choice);
                await life.EndAsync();
            },
            iter: Lives,
            threads: 4,
            print: deeds => string.Join(", ", deeds.Select(one => $"{one.Deed} {one.Choice}")));
        UnobservedFailures.DemandNone();
    }
}
