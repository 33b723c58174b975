using System.Diagnostics;
using System.Globalization;

namespace LyncIM.Session;

/// <summary>Tells, for -Verbose, what was done step by step, and how long each step took.</summary>
internal struct StepTimes
{
    private readonly INotices _notices;
    private long _begun;

    public StepTimes(INotices notices)
    {
        _notices = notices;
        _begun = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends a step, and begins the next one.</summary>
    public void Tell(string done, LyncConversation conversation)
    {
        if (!_notices.IsVerbose)
            return;
        var now = Stopwatch.GetTimestamp();
        var milliseconds = (now - _begun) * 1000.0 / Stopwatch.Frequency;
        _notices.Verbose($"{done} {conversation}, after {milliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms.");
        _begun = now;
    }
}
