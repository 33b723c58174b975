using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using LyncIM.Formatting;

namespace LyncIM.Commands;

/// <summary>How far a command has come that sends to many: how many, how fast, and who was not reached.</summary>
internal sealed class SendProgress
{
    private const int ActivityId = 0x4C796E64;
    private const string Activity = "Sending messages";
    private const int MostNames = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly Queue<string> _failed = new();
    private TimeSpan _shownAt = -Interval;
    private bool _isShown;
    private int _begun;
    private int _done;
    private int _failures;
    private int _skipped;

    /// <summary>How many messages there will be; null where the pipeline brings them.</summary>
    public int? Total { get; set; }

    /// <summary>Says, where several were to be reached and some have failed, how many, and how to see who; else null.</summary>
    public string? Summary => _failures == 0 || _done < 2 ? null
        : $"{_failures + _skipped} of {_done} were not reached. The errors say who and why; with -PassThru the results do, and can be piped to the next try.";

    public void Begin() => _begun++;

    public void Complete(LyncSendStatus status, string recipient)
    {
        _done++;
        if (status == LyncSendStatus.Skipped)
            _skipped++;
        if (status != LyncSendStatus.Failed)
            return;
        _failures++;
        _failed.Enqueue(recipient);
        if (_failed.Count > MostNames)
            _failed.Dequeue();
    }

    /// <summary>On the pipeline thread; from the second recipient on, and a few times a second.</summary>
    public void Show(Cmdlet command)
    {
        if ((Total ?? _begun) < 2 || _elapsed.Elapsed - _shownAt < Interval)
            return;
        _shownAt = _elapsed.Elapsed;
        _isShown = true;
        command.WriteProgress(new ProgressRecord(ActivityId, Activity, Status())
        {
            PercentComplete = Total is { } total ? Math.Min(100, 100 * _done / total) : -1,
        });
    }

    public void End(Cmdlet command)
    {
        if (_isShown)
            command.WriteProgress(new ProgressRecord(ActivityId, Activity, Status()) { RecordType = ProgressRecordType.Completed });
        _isShown = false;
    }

    private string Status()
    {
        var rate = (_done / Math.Max(0.001, _elapsed.Elapsed.TotalSeconds)).ToString("0.#", CultureInfo.CurrentCulture);
        var count = Total is { } total ? $"{_done} of {total}" : $"{_done}";
        var others = _failures > _failed.Count ? "..., " : "";
        var failed = _failures > 0 ? $"; {_failures} not reached: {others}{string.Join(", ", _failed.Select(DisplayText.OneLine))}" : "";
        return $"{count} done, {rate} a second{failed}";
    }
}
