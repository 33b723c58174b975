using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Keeps the time that is wanted between the starts of two messages.</summary>
internal sealed class SendPace
{
    private readonly Stopwatch _sinceLast = new();

    /// <summary>Completes when the next message can be begun; that takes a place.</summary>
    public Task ReadyAsync(SendScheduler scheduler, double delaySeconds, CancellationToken stop) =>
        _sinceLast.IsRunning && delaySeconds - _sinceLast.Elapsed.TotalSeconds is > 0 and var seconds
            ? ReadyAfterAsync(scheduler, TimeSpan.FromSeconds(seconds), stop)
            : scheduler.ReadyAsync();

    /// <summary>A message is begun.</summary>
    public void Begin() => _sinceLast.Restart();

    private static async Task ReadyAfterAsync(SendScheduler scheduler, TimeSpan time, CancellationToken stop)
    {
        await Task.Delay(time, stop).ConfigureAwait(false);
        await scheduler.ReadyAsync().ConfigureAwait(false);
    }
}
