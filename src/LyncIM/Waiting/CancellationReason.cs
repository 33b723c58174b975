using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>A cancellation that says why. It happens once.</summary>
internal sealed class CancellationReason
{
    private readonly CancellationTokenSource _source = new();
    private Exception? _exception;

    /// <summary>Why; null where it has not happened.</summary>
    public Exception? Exception => Volatile.Read(ref _exception);

    /// <summary>Cancelled shortly after it has happened.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Cancels all that waits with the token. The first reason counts.</summary>
    public void Cancel(Exception exception)
    {
        // On another thread: waiters go on inside Cancel, and this may be a thread of the client's.
        if (Interlocked.CompareExchange(ref _exception, exception, null) is null)
            Task.Run(_source.Cancel);
    }
}
