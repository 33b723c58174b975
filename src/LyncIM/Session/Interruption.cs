using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>Tells those who wait for something that it will not come any more, and why. It happens once.</summary>
internal sealed class Interruption
{
    private readonly CancellationTokenSource _happened = new();
    private LyncException? _reason;

    /// <summary>Why; null where it has not happened.</summary>
    public LyncException? Reason => Volatile.Read(ref _reason);

    /// <summary>Cancelled shortly after it has happened.</summary>
    public CancellationToken Token => _happened.Token;

    /// <summary>The first reason counts.</summary>
    public void Happen(LyncException reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            // Not here: who waits goes on inside Cancel, and this may be a thread of the client's.
            Task.Run(_happened.Cancel);
        }
    }
}
