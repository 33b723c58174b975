using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>
/// The time that a command has, and the user's wish to stop it. It frees the caller when either is over, even if what it waits
/// for never comes back.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private static readonly Interruption Never = new();

    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _over;

    /// <param name="timeout">How long; null is for ever.</param>
    /// <param name="stop">Cancelled when the user wants to stop.</param>
    public Deadline(TimeSpan? timeout, CancellationToken stop)
    {
        Timeout = timeout;
        _stop = stop;
        _over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (timeout is { } time)
            _over.CancelAfter(time);
    }

    public TimeSpan? Timeout { get; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Stop => _stop;

    /// <summary>Cancelled when the time is over or the user wants to stop.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Runs a step on another thread, and gives it up when the time is over or it is interrupted.</summary>
    /// <exception cref="LyncException">
    /// What the step threw, the reason of the interruption, or <paramref name="timedOut"/> with <paramref name="what"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The user wants to stop.</exception>
    public async Task<T> Within<T>(
        Func<CancellationToken, Task<T>> step, MessagingError timedOut, string what, Interruption? interruption = null)
    {
        interruption ??= Never;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Over, interruption.Token);
        var token = enough.Token;
        var work = Task.Run(() => step(token));
        var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (token.Register(() => over.TrySetResult(true)))
        {
            if (await Task.WhenAny(work, over.Task).ConfigureAwait(false) == work && !work.IsCanceled)
                return await Named(work).ConfigureAwait(false);
        }
        work.Abandon();
        _stop.ThrowIfCancellationRequested();
        throw interruption.Reason ?? Passed(timedOut, what);
    }

    public async Task Within(
        Func<CancellationToken, Task> step, MessagingError timedOut, string what, Interruption? interruption = null) =>
        await Within(
            async token =>
            {
                await step(token).ConfigureAwait(false);
                return true;
            },
            timedOut,
            what,
            interruption).ConfigureAwait(false);

    /// <summary>The time was over.</summary>
    public LyncException Passed(MessagingError timedOut, string what) =>
        new(timedOut, $"{what} did not complete within {Timeout?.TotalSeconds:0.###} seconds.");

    public void Dispose() => _over.Dispose();

    /// <summary>Whatever goes wrong has a name and a code, even what nobody has thought of.</summary>
    private static async Task<T> Named<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (LyncException or OperationCanceledException))
        {
            throw new LyncException(MessagingError.LyncFailure, $"Lync could not do it: {e.Message}", unchecked((uint)e.HResult), e);
        }
    }
}
