using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace LyncIM.DevServer.Network;

/// <summary>Does things later, one at a time and under the network's gate: by their time, then as they were asked for.</summary>
internal sealed class Scheduler : IDisposable
{
    private readonly object _gate;
    private readonly Timer _timer;
    private readonly PriorityQueue<Action, (long Due, long Number)> _queue = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private long _count;
    private bool _isDisposed;

    public Scheduler(object gate)
    {
        _gate = gate;
        _timer = new Timer(_ => RunDue());
    }

    /// <summary>What went wrong in things that were done later.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    public void After(int milliseconds, Action action) => After(TimeSpan.FromMilliseconds(milliseconds), action);

    public void After(TimeSpan delay, Action action)
    {
        lock (_queue)
        {
            _queue.Enqueue(action, (Environment.TickCount64 + (long)Math.Ceiling(delay.TotalMilliseconds), _count++));
            SetTimer();
        }
    }

    public void Dispose()
    {
        lock (_queue)
        {
            _isDisposed = true;
            _queue.Clear();
            _timer.Dispose();
        }
    }

    private void RunDue()
    {
        lock (_gate)
        {
            while (Take() is { } action)
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    _failures.Enqueue(exception);
                }
            }
        }
    }

    private Action? Take()
    {
        lock (_queue)
        {
            if (_queue.TryPeek(out _, out var next) && next.Due <= Environment.TickCount64)
                return _queue.Dequeue();
            SetTimer();
            return null;
        }
    }

    private void SetTimer()
    {
        if (!_isDisposed && _queue.TryPeek(out _, out var next))
            _timer.Change(Math.Max(0, next.Due - Environment.TickCount64), Timeout.Infinite);
    }
}
