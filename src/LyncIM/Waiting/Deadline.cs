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
    /// <exception cref="TimeoutException">The time was over; the message names <paramref name="what"/>.</exception>
    /// <exception cref="OperationCanceledException">The user wants to stop.</exception>
    /// <remarks>Throws what the step has thrown, and the exception of <paramref name="reason"/>, as they are.</remarks>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> step, string what, CancellationReason? reason = null)
    {
        using var either = reason is null ? null : CancellationTokenSource.CreateLinkedTokenSource(Token, reason.Token);
        var token = either?.Token ?? Token;
        var work = Task.Run(() => step(token));
        if (await work.CompletesAsync(token).ConfigureAwait(false) && !(work.IsCanceled && token.IsCancellationRequested))
            return await work.ConfigureAwait(false);
        work.IgnoreFault();
        Stop.ThrowIfCancellationRequested();
        throw reason?.Exception ?? TimeoutError(what);
    }

    /// <summary>Says that <paramref name="what"/> has taken too long.</summary>
    public TimeoutException TimeoutError(string what) => new($"{what} did not complete within {Timeout?.TotalSeconds:0.###} seconds.");

    public void Dispose() => _source.Dispose();
}
