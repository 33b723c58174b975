using System.Diagnostics;
using System.Globalization;

namespace LyncIM.Session;

/// <summary>Tells, for -Verbose, what was done step by step, and how long each step took.</summary>
internal sealed class StepTimes
{
    private readonly INotices _notices;
    private readonly Stopwatch _step = Stopwatch.StartNew();

    public StepTimes(INotices notices)
    {
        _notices = notices;
    }

    /// <summary>A step has ended, and the next one begins.</summary>
    public void Tell(string done)
    {
        var time = _step.Elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        _notices.Verbose($"{done}, after {time} ms.");
        _step.Restart();
    }
}
