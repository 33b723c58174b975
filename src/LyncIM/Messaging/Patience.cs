using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>Waits for what may never come.</summary>
internal static class Patience
{
    /// <summary>
    /// How long that may take which the module can do without: typing to be shown or hidden, a subject to be set, cleaning up to
    /// end. Tests that meet many hanging calls shorten it.
    /// </summary>
    public static TimeSpan Short { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often to look again for what is waited for, should the event that tells of it not come.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

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

    /// <summary>Completes when the condition holds: it is looked at after each change, and now and then.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to wait.</exception>
    public static async Task UntilAsync(Func<bool> condition, Signal changed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = changed.Next;
            if (condition())
                return;
            await Task.WhenAny(change, Task.Delay(LookAgain, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
