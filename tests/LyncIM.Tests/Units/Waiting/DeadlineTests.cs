using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Tests.Units.Waiting;

/// <summary>A step ends with its own outcome, with its time, with a reason, or with the user's wish; what comes of it is explained once.</summary>
public sealed class DeadlineTests
{
    private static readonly Func<CancellationToken, Task> Never = _ => new TaskCompletionSource().Task;

    [Fact]
    public async Task A_step_that_completes_in_time_has_completed()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(60), CancellationToken.None);
        var isDone = false;
        await deadline.RunAsync(
            _ =>
            {
                isDone = true;
                return Task.CompletedTask;
            },
            "It",
            null,
            Same);
        Assert.True(isDone);
    }

    [Fact]
    public async Task What_the_step_throws_is_explained()
    {
        using var deadline = new Deadline(null, CancellationToken.None);
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => deadline.RunAsync(
            _ => throw new InvalidOperationException("no"), "It", null, thrown => Task.FromResult<Exception>(new NotSupportedException("explained", thrown))));
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_step_that_never_comes_back_is_given_up_when_its_time_is_over()
    {
        using var deadline = new Deadline(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(Never, "The message", null, Same));
        Assert.Equal("The message did not complete within 0.02 seconds.", failure.Message);
    }

    [Fact]
    public async Task A_step_that_blocks_its_thread_is_given_up_too()
    {
        using var deadline = new Deadline(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        using var blocked = new ManualResetEventSlim();
        Func<CancellationToken, Task> block = _ =>
        {
            blocked.Wait();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(block, "It", null, Same));
        blocked.Set();
    }

    [Fact]
    public async Task A_reason_that_happens_meanwhile_is_what_is_explained()
    {
        using var deadline = new Deadline(null, CancellationToken.None);
        var reason = new CancellationReason();
        var running = deadline.RunAsync(Never, "It", reason, Same);
        reason.Cancel(new InvalidOperationException("The client has gone."));
        Assert.Equal("The client has gone.", (await Assert.ThrowsAsync<InvalidOperationException>(() => running)).Message);
    }

    [Fact]
    public async Task The_users_wish_to_stop_is_not_explained_away()
    {
        using var stop = new CancellationTokenSource();
        using var deadline = new Deadline(null, stop.Token);
        var running = deadline.RunAsync(Never, "It", new CancellationReason(), _ => throw new InvalidOperationException("Nobody asks."));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_the_step_fails_with_after_it_was_given_up_is_nobodys_failure()
    {
        UnobservedFailures.Forget();
        var late = new TaskCompletionSource();
        using (var deadline = new Deadline(TimeSpan.FromMilliseconds(1), CancellationToken.None))
            await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(_ => late.Task, "It", null, Same));
        late.SetException(new LyncException(MessagingError.LyncFailure, "late"));
        UnobservedFailures.DemandNone();
    }

    private static Task<Exception> Same(Exception thrown) => Task.FromResult(thrown);
}
