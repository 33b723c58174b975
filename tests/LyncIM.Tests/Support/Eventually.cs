using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Tests;

/// <summary>Waits for what must come true, as long as a very busy machine may take, and no longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Blocks until the condition holds.</summary>
    public static void True(Func<bool> condition)
    {
        var elapsed = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(elapsed.Elapsed < Limit, $"It has not come true within {Limit.TotalSeconds} seconds.");
            Thread.Sleep(1);
        }
    }

    /// <summary>Blocks until both are equal.</summary>
    public static void Equal<T>(T expected, Func<T> actual) =>
        EqualAsync(expected, () => Task.FromResult(actual())).GetAwaiter().GetResult();

    /// <summary>Completes when both are equal.</summary>
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> actual)
    {
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var seen = await actual().ConfigureAwait(false);
            try
            {
                Assert.Equal(expected, seen);
                return;
            }
            catch (Xunit.Sdk.XunitException) when (elapsed.Elapsed < Limit)
            {
                await Task.Delay(1).ConfigureAwait(false);
            }
        }
    }
}
