using System;
using System.Collections.Generic;
using System.Diagnostics;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>
/// What has become of messages and has not been written yet. It comes out as it completes; what completes at nearly the same moment
/// comes in the order in which it was begun, so that quick sends read like the list that they were given.
/// </summary>
internal sealed class CompletedSends
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly object _changing = new();
    private readonly SortedDictionary<int, (SendOutcome Outcome, TimeSpan At)> _completed = new();
    private readonly HashSet<int> _writtenEarly = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _begun;
    private int _next;

    /// <summary>After so long whatever has completed can be written; a little more than a moment, because timers are not exact.</summary>
    public static readonly TimeSpan Patience = Moment + TimeSpan.FromMilliseconds(30);

    /// <summary>The number of a message that begins.</summary>
    public int Begin() => _begun++;

    /// <summary>On any thread.</summary>
    public void Complete(int number, SendOutcome outcome)
    {
        lock (_changing)
            _completed.Add(number, (outcome, _clock.Elapsed));
    }

    /// <summary>The next one that can be written; with <paramref name="isLast"/> nothing is waited for any more.</summary>
    public bool TryTake(bool isLast, out SendOutcome outcome)
    {
        lock (_changing)
        {
            while (_writtenEarly.Remove(_next))
                _next++;
            foreach (var entry in _completed)
            {
                outcome = entry.Value.Outcome;
                if (entry.Key != _next && !isLast && _clock.Elapsed - entry.Value.At < Moment)
                    continue;
                _completed.Remove(entry.Key);
                if (entry.Key == _next)
                    _next++;
                else
                    _writtenEarly.Add(entry.Key);
                return true;
            }
            outcome = null!;
            return false;
        }
    }
}
