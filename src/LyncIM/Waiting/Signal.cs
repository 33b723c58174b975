using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>
/// Tells any number of waiters that something has changed. Take <see cref="Next"/> first, look second, wait third: then no
/// change is missed. Setting it never blocks, and costs one read where nobody waits.
/// </summary>
internal sealed class Signal
{
    private TaskCompletionSource<bool>? _next;

    /// <summary>Completes at the next <see cref="Set"/>.</summary>
    public Task Next
    {
        get
        {
            if (Volatile.Read(ref _next) is { } waiting)
                return waiting.Task;
            var fresh = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _next, fresh, null) ?? fresh).Task;
        }
    }

    public void Set()
    {
        // What was changed must be seen by whoever takes Next after this read has found nobody waiting.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _next) is not null)
            Interlocked.Exchange(ref _next, null)?.TrySetResult(true);
    }
}
