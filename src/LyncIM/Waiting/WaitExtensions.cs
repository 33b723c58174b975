using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>Waits for what may never come.</summary>
internal static class WaitExtensions
{
    private static readonly Task<bool> Yes = Task.FromResult(true);
    private static readonly Task<bool> No = Task.FromResult(false);

    /// <summary>Whether the task has completed, well or badly, before <paramref name="cancellationToken"/> is cancelled.</summary>
    public static Task<bool> CompletesAsync(this Task task, CancellationToken cancellationToken) =>
        task.IsCompleted ? Yes
        : cancellationToken.IsCancellationRequested ? No
        : new Race(task, cancellationToken).Result;

    /// <summary>Whether the task has completed, well or badly, within <paramref name="time"/>, however long it goes on.</summary>
    public static Task<bool> CompletesWithinAsync(this Task task, TimeSpan time) =>
        task.IsCompleted ? Yes : new Race(task, time).Result;

    /// <summary>The same, for callers that may no longer want to wait.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to wait.</exception>
    public static async Task<bool> CompletesWithinAsync(this Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        var first = task.CompletesWithinAsync(time);
        if (!await first.CompletesAsync(cancellationToken).ConfigureAwait(false))
            cancellationToken.ThrowIfCancellationRequested();
        return await first.ConfigureAwait(false);
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

    /// <summary>A task against a limit. A class and no async method: waiting is on the way of every message.</summary>
    private sealed class Race
    {
        private readonly TaskCompletionSource<bool> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenRegistration _registration;
        private readonly Timer? _timer;

        public Race(Task task, CancellationToken cancellationToken)
        {
            _registration = cancellationToken.Register(OnLimit, this);
            Follow(task);
        }

        public Race(Task task, TimeSpan time)
        {
            _timer = new Timer(OnLimit, this, time, Timeout.InfiniteTimeSpan);
            Follow(task);
        }

        public Task<bool> Result => _source.Task;

        private void Follow(Task task) => task.ContinueWith(
            OnCompleted, this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        private static void OnLimit(object? race) => ((Race)race!)._source.TrySetResult(false);

        private static void OnCompleted(Task task, object? state)
        {
            var race = (Race)state!;
            race._registration.Dispose();
            race._timer?.Dispose();
            race._source.TrySetResult(true);
        }
    }
}
