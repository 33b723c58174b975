using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Does one thing after the other, in the order in which they were given, on threads of the pool. It holds up nobody.</summary>
internal sealed class SerialQueue
{
    private readonly Queue<Func<Task>> _waiting = new();
    private bool _isRunning;

    /// <summary>Adds something to be done. What it throws ends nothing but itself.</summary>
    public void Add(Func<Task> work)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(work);
            if (_isRunning)
                return;
            _isRunning = true;
        }
        Task.Run(RunAsync);
    }

    /// <summary>Completes when all that has been added so far is done.</summary>
    public Task WhenDoneAsync()
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(() =>
        {
            done.TrySetResult(true);
            return Task.CompletedTask;
        });
        return done.Task;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Func<Task> work;
            lock (_waiting)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }
                work = _waiting.Dequeue();
            }
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Mostly that the server or the conversation has gone: who waits for it is told by other means.
                Trace.TraceWarning("LyncIM: {0}", e);
            }
        }
    }
}
