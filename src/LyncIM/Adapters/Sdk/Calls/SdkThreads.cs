using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Threads on which the SDK is called. A call into Lync can hang: here it takes no thread away from the process's own pool, and
/// holds up no other call.
/// </summary>
internal static class SdkThreads
{
    private const int StackSize = 512 * 1024;
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);
    private static readonly Queue<Action> Waiting = new();
    private static int _idle;

    /// <summary>Runs a call at once, on an idle thread or on a new one. Nobody hears of what it throws.</summary>
    public static void Run(Action call)
    {
        lock (Waiting)
        {
            Waiting.Enqueue(call);
            if (Waiting.Count <= _idle)
            {
                Monitor.Pulse(Waiting);
                return;
            }
        }
        new Thread(Work, StackSize) { Name = "LyncIM", IsBackground = true }.Start();
    }

    /// <summary>Runs a call; completes when it has returned, whatever it has thrown.</summary>
    public static Task RunAsync(Action call)
    {
        var completed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Run(() =>
        {
            SdkTrace.Try(call);
            completed.TrySetResult(true);
        });
        return completed.Task;
    }

    /// <summary>Runs calls side by side, and waits for them as long as <paramref name="limit"/> says; what hangs goes on alone.</summary>
    public static void RunAll(IReadOnlyCollection<Action> calls, TimeSpan limit)
    {
        if (calls.Count == 0)
            return;
        var done = new CountdownEvent(calls.Count);
        foreach (var call in calls)
        {
            Run(() =>
            {
                SdkTrace.Try(call);
                done.Signal();
            });
        }
        done.Wait(limit);
    }

    private static void Work()
    {
        while (TakeNext() is { } call)
            SdkTrace.Try(call);
    }

    /// <summary>Waits for the next call; null where none has come for a while.</summary>
    private static Action? TakeNext()
    {
        lock (Waiting)
        {
            while (Waiting.Count == 0)
            {
                _idle++;
                var isPulsed = Monitor.Wait(Waiting, IdleTime);
                _idle--;
                if (!isPulsed && Waiting.Count == 0)
                    return null;
            }
            return Waiting.Dequeue();
        }
    }
}
