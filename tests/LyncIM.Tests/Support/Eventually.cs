using System;
using System.Diagnostics;
using System.Threading;

namespace LyncIM.Tests;

/// <summary>Waits for what must come true, as long as a very busy machine may take, and no longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static void True(Func<bool> condition)
    {
        var elapsed = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(elapsed.Elapsed < Limit, $"It has not come true within {Limit.TotalSeconds} seconds.");
            Thread.Sleep(1);
        }
    }

    public static void Equal<T>(T expected, Func<T> actual)
    {
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var seen = actual();
            try
            {
                Assert.Equal(expected, seen);
                return;
            }
            catch (Xunit.Sdk.XunitException) when (elapsed.Elapsed < Limit)
            {
                Thread.Sleep(1);
            }
        }
    }
}
