using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>Waits for what may never come.</summary>
internal static class Patience
{
    /// <summary>How long typing may take to be shown or hidden, and cleaning up to end, before the module goes on without.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    /// <summary>How long one event may come after another that it belongs to.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the task has completed, well or badly, within <paramref name="time"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to wait.</exception>
    public static async Task<bool> WaitAsync(Task task, TimeSpan time, CancellationToken cancellationToken = default)
    {
        if (task.IsCompleted)
            return true;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(task, Task.Delay(time, enough.Token)).ConfigureAwait(false);
        enough.Cancel();
        if (first != task)
            cancellationToken.ThrowIfCancellationRequested();
        return first == task;
    }
}
