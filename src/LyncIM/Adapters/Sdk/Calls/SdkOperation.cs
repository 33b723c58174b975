using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// A call of the SDK as a task, or a Begin/End pair. The call is made on a thread that may hang in it. End is called from the
/// callback only, because it blocks without a limit before. Whoever waits is freed when the waiting is called off or the client
/// goes, even if nothing ever comes back.
/// </summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed class SdkOperation<T>
{
    private readonly TaskCompletionSource<T> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SdkLife _life;
    private Func<T>? _call;
    private Func<AsyncCallback, IAsyncResult>? _begin;
    private Func<IAsyncResult, T>? _end;
    private Action<IAsyncResult>? _endSilently;

    private SdkOperation(SdkLife life)
    {
        _life = life;
    }

    /// <exception cref="LyncException">What the call threw.</exception>
    public static Task<T> RunAsync(SdkLife life, Func<T> call, CancellationToken cancellationToken) =>
        new SdkOperation<T>(life) { _call = call }.RunAsync(null, cancellationToken);

    /// <param name="life">Of the client that is called.</param>
    /// <param name="begin">The Begin method.</param>
    /// <param name="end">The End method.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <exception cref="LyncException">What Begin or End threw.</exception>
    public static Task<T> RunAsync(
        SdkLife life, Func<AsyncCallback, IAsyncResult> begin, Func<IAsyncResult, T> end, CancellationToken cancellationToken) =>
        new SdkOperation<T>(life) { _begin = begin, _end = end }.RunAsync(null, cancellationToken);

    /// <summary>A Begin/End pair of which nothing comes but that it has succeeded.</summary>
    /// <param name="life">Of the client that is called.</param>
    /// <param name="begin">The Begin method.</param>
    /// <param name="end">The End method.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <param name="queue">What Begin waits for; null where it need not wait.</param>
    public static Task RunAsync(
        SdkLife life,
        Func<AsyncCallback, IAsyncResult> begin,
        Action<IAsyncResult> end,
        CancellationToken cancellationToken,
        SdkQueue? queue = null) =>
        new SdkOperation<T>(life) { _begin = begin, _endSilently = end }.RunAsync(queue, cancellationToken);

    private async Task<T> RunAsync(SdkQueue? queue, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _life.DemandPresent();
        using (cancellationToken.Register(Cancel, this))
        using (_life.Over.Register(Cancel, this))
        {
            if (queue is null)
                SdkThreads.Run(Start);
            else
                queue.Run(Start);
            try
            {
                return await _completed.Task.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _life.DemandPresent();
                throw;
            }
        }
    }

    /// <summary>The client may have gone, or be let go, while the call waited for its turn.</summary>
    private void Start()
    {
        try
        {
            _life.DemandPresent();
            if (_call is not null)
                _completed.TrySetResult(_call());
            else
                _begin!(Complete);
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    /// <summary>On a thread of the SDK's, which would swallow whatever got out. A callback that comes twice changes nothing.</summary>
    private void Complete(IAsyncResult result)
    {
        try
        {
            _endSilently?.Invoke(result);
            _completed.TrySetResult(_end is null ? default! : _end(result));
        }
        catch (Exception e)
        {
            SdkThreads.Run(() => Fail(e));
        }
    }

    private void Fail(Exception thrown)
    {
        if (thrown is OperationCanceledException)
            _completed.TrySetCanceled();
        else
            _completed.TrySetException(_life.Explain(thrown));
    }

    private static void Cancel(object? operation) => ((SdkOperation<T>)operation!)._completed.TrySetCanceled();
}
