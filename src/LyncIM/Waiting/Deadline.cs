using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>
/// The time that a command has, and the user's wish to stop it. It frees the caller when either is over, even if what the caller
/// waits for never comes back.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;

    /// <param name="timeout">The limit; null is for ever.</param>
    /// <param name="stop">Cancelled when the user wants to stop.</param>
    public Deadline(TimeSpan? timeout, CancellationToken stop)
    {
        Timeout = timeout;
        Stop = stop;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (timeout is { } time)
            _source.CancelAfter(time);
    }

    public TimeSpan? Timeout { get; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Cancelled when the time is over or the user wants to stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Runs a step on another thread, and gives it up when the time is over or <paramref name="reason"/> happens.</summary>
    /// <param name="step">What is done.</param>
    /// <param name="what">The same in words, as the beginning of a sentence.</param>
    /// <param name="reason">What ends the step before its time; null where nothing does.</param>
    /// <param name="explain">Makes what the caller gets of what was thrown: by the step, by the reason, or as TimeoutException.</param>
    /// <exception cref="OperationCanceledException">The user wants to stop.</exception>
    public async Task RunAsync(
        Func<CancellationToken, Task> step, string what, CancellationReason? reason, Func<Exception, Task<Exception>> explain)
    {
        using var either = reason is null ? null : CancellationTokenSource.CreateLinkedTokenSource(Token, reason.Token);
        var token = either?.Token ?? Token;
        var work = Task.Run(() => step(token));
        Exception failure;
        try
        {
            if (await work.CompletesAsync(token).ConfigureAwait(false) && !(work.IsCanceled && token.IsCancellationRequested))
            {
                await work.ConfigureAwait(false);
                return;
            }
            work.IgnoreFault();
            Stop.ThrowIfCancellationRequested();
            failure = reason?.Exception ?? TimeoutError(what);
        }
        catch (Exception e) when (!(e is OperationCanceledException && Stop.IsCancellationRequested))
        {
            failure = e;
        }
        throw await explain(failure).ConfigureAwait(false);
    }

    /// <summary>Says that <paramref name="what"/> has taken too long.</summary>
    public TimeoutException TimeoutError(string what) => new($"{what} did not complete within {Timeout?.TotalSeconds:0.###} seconds.");

    public void Dispose() => _source.Dispose();
}
