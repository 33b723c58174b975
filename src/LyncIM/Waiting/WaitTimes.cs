using System;

namespace LyncIM.Waiting;

/// <summary>The times that every layer waits with.</summary>
internal static class WaitTimes
{
    /// <summary>Limit for best-effort steps: typing, subject, clean-up. Tests that meet many hanging calls shorten it.</summary>
    public static TimeSpan BestEffort { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause between two looks at a condition, should the event that tells of its change be lost.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Tolerated skew between related events.</summary>
    public static readonly TimeSpan EventSkew = TimeSpan.FromMilliseconds(200);
}
