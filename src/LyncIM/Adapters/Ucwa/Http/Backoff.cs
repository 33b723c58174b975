using System;

namespace LyncIM.Adapters.Ucwa;

/// <summary>How long to wait before something is tried again: doubled each time, and cut at random by up to a half.</summary>
internal sealed class Backoff
{
    private static readonly Random Random = new();
    private int _failures;

    /// <summary>How often it has failed since it last went well.</summary>
    public int Failures => _failures;

    /// <summary>It has gone well.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The pause after one more failure; what the server asks for counts where it is longer.</summary>
    public TimeSpan Next(TimeSpan? retryAfter = null)
    {
        var doubled = UcwaDecisions.FirstPause.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 16));
        double share;
        lock (Random)
            share = 0.5 + (Random.NextDouble() / 2);
        var pause = TimeSpan.FromSeconds(Math.Min(doubled, UcwaDecisions.LongestPause.TotalSeconds) * share);
        return retryAfter is { } asked && asked > pause ? asked : pause;
    }
}
