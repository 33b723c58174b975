using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Microsoft.Lync.Model.Simulation.Threads;

/// <summary>The threads on which events and callbacks arrive: several at once, more where some hang, never the caller's.</summary>
internal static class SdkThreads
{
    private const int CountAtFirst = 4;
    private const int CountAtMost = 48;

    private static readonly BlockingCollection<Action> Work = new();
    private static readonly SortedDictionary<(long Due, long Number), Action> Timers = new();
    private static long _timersSet;
    private static int _count;
    private static int _idle;

    static SdkThreads()
    {
        for (var i = 0; i < CountAtFirst; i++)
            StartWorker();
        Start("Lync SDK timer", RunTimers);
    }

    public static void Post(Action action)
    {
        Work.Add(action);
        if (Work.Count > Volatile.Read(ref _idle) && Volatile.Read(ref _count) < CountAtMost)
            StartWorker();
    }

    /// <summary>Posts <paramref name="action"/> after that many milliseconds.</summary>
    public static void PostAfter(int milliseconds, Action action)
    {
        var due = Stopwatch.GetTimestamp() + milliseconds * Stopwatch.Frequency / 1000;
        lock (Timers)
        {
            Timers.Add((due, ++_timersSet), action);
            Monitor.Pulse(Timers);
        }
    }

    /// <summary>An exception out of a handler or a callback is swallowed, as the SDK does; tests can read what it was.</summary>
    public static void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            SimulatedNetwork.Swallow(e);
        }
    }

    private static void RunTimers()
    {
        while (true)
            Post(NextDue());
    }

    private static Action NextDue()
    {
        lock (Timers)
        {
            while (true)
            {
                using var timers = Timers.GetEnumerator();
                if (!timers.MoveNext())
                {
                    Monitor.Wait(Timers);
                    continue;
                }
                var (key, action) = (timers.Current.Key, timers.Current.Value);
                var wait = key.Due - Stopwatch.GetTimestamp();
                if (wait <= 0)
                {
                    Timers.Remove(key);
                    return action;
                }
                Monitor.Wait(Timers, (int)Math.Ceiling(wait * 1000.0 / Stopwatch.Frequency));
            }
        }
    }

    private static void StartWorker() => Start($"Lync SDK {Interlocked.Increment(ref _count)}", () =>
    {
        while (true)
        {
            Interlocked.Increment(ref _idle);
            var action = Work.Take();
            Interlocked.Decrement(ref _idle);
            Run(action);
        }
    });

    private static void Start(string name, ThreadStart body) => new Thread(body) { Name = name, IsBackground = true }.Start();
}
