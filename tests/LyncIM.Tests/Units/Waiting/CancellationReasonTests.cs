using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Tests.Units.Waiting;

public sealed class CancellationReasonTests
{
    [Fact]
    public void Nothing_has_happened_at_first()
    {
        var reason = new CancellationReason();
        Assert.Null(reason.Exception);
        Assert.False(reason.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_first_reason_counts()
    {
        var reason = new CancellationReason();
        var first = new InvalidOperationException("first");
        reason.Cancel(first);
        reason.Cancel(new InvalidOperationException("second"));
        Assert.Same(first, reason.Exception);
        Eventually.True(() => reason.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Waiters_go_on_on_another_thread_than_that_of_the_one_who_cancels()
    {
        var reason = new CancellationReason();
        var thread = new TaskCompletionSource<int>();
        using var registration = reason.Token.Register(() => thread.SetResult(Environment.CurrentManagedThreadId));
        reason.Cancel(new InvalidOperationException());
        // Cancel has returned although the waiter may still be busy.
        Assert.NotEqual(Environment.CurrentManagedThreadId, await thread.Task.ConfigureAwait(true));
    }

    [Fact]
    public async Task A_signal_wakes_all_who_wait_and_no_change_is_missed()
    {
        var (signal, value) = (new Signal(), 0);
        var waiting = new[] { signal.UntilAsync(() => Volatile.Read(ref value) == 3, default), signal.UntilAsync(() => Volatile.Read(ref value) > 0, default) };
        for (var i = 1; i <= 3; i++)
        {
            Volatile.Write(ref value, i);
            signal.Set();
        }
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_wait_that_nobody_wants_any_more_is_cancelled()
    {
        using var enough = new CancellationTokenSource();
        var waiting = new Signal().UntilAsync(() => false, enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
