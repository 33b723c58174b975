using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>Waits for what may never come.</summary>
internal static class WaitExtensions
{
    /// <summary>Whether the task has completed, well or badly, before <paramref name="cancellationToken"/> is cancelled.</summary>
    public static async Task<bool> CompletesAsync(this Task task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
            return true;
        if (cancellationToken.IsCancellationRequested)
            return false;
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(static source => ((TaskCompletionSource<bool>)source).TrySetResult(true), cancelled))
            return await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) == task;
    }

    /// <summary>Whether the task has completed, well or badly, within <paramref name="time"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to wait.</exception>
    public static async Task<bool> CompletesWithinAsync(this Task task, TimeSpan time, CancellationToken cancellationToken = default)
    {
        if (task.IsCompleted)
            return true;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(time);
        if (await task.CompletesAsync(enough.Token).ConfigureAwait(false))
            return true;
        cancellationToken.ThrowIfCancellationRequested();
        return false;
    }

    /// <summary>Completes when the condition holds: it is checked after each change, and at every poll interval.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to wait.</exception>
    public static async Task UntilAsync(this Signal changed, Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = changed.Next;
            if (condition())
                return;
            await Task.WhenAny(change, Task.Delay(WaitTimes.PollInterval, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
