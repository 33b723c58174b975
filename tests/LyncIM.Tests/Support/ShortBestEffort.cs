using System;
using LyncIM.Waiting;

namespace LyncIM.Tests;

/// <summary>Shortens the time for best-effort steps, for tests in which many calls hang.</summary>
internal sealed class ShortBestEffort : IDisposable
{
    private readonly TimeSpan _before = WaitTimes.BestEffort;

    public ShortBestEffort(int milliseconds = 100)
    {
        WaitTimes.BestEffort = TimeSpan.FromMilliseconds(milliseconds);
    }

    public void Dispose() => WaitTimes.BestEffort = _before;
}
