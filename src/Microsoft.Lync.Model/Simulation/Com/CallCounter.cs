using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>Counts the calls into Lync's process, and lists them while that is wanted.</summary>
internal static class CallCounter
{
    private static readonly ConcurrentQueue<string> Log = new();
    private static int _count;
    private static volatile bool _isListing;

    public static int Calls => Volatile.Read(ref _count);

    /// <summary>The calls since <see cref="Begin"/>, as "Conversation.State".</summary>
    public static IReadOnlyList<string> List => Log.ToArray();

    public static void Count(string owner, string member)
    {
        Interlocked.Increment(ref _count);
        if (_isListing)
            Log.Enqueue(owner + "." + member);
    }

    /// <summary>Begins a new list.</summary>
    public static void Begin()
    {
        Clear();
        _isListing = true;
    }

    /// <summary>Counts from 0 again, and lists nothing.</summary>
    public static void Reset()
    {
        _isListing = false;
        Clear();
        Interlocked.Exchange(ref _count, 0);
    }

    private static void Clear()
    {
        while (Log.TryDequeue(out _))
        {
        }
    }
}
