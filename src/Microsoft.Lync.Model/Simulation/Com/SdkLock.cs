using System;
using System.Threading;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>One of the SDK's two locks, held. Two threads that wait for each other wait until the network is reset.</summary>
internal readonly struct SdkLock : IDisposable
{
    /// <summary>How often a thread that waits looks whether the network was reset, in milliseconds.</summary>
    private const int LookInterval = 20;

    private static int _waiting;

    private readonly object _target;

    private SdkLock(object target)
    {
        _target = target;
    }

    /// <summary>How many threads wait for one of the locks.</summary>
    public static int Waiting => Volatile.Read(ref _waiting);

    /// <exception cref="System.Runtime.InteropServices.COMException">The network was reset meanwhile.</exception>
    public static SdkLock Enter(object target)
    {
        if (!Monitor.TryEnter(target))
            Wait(target);
        return new SdkLock(target);
    }

    public void Dispose() => Monitor.Exit(_target);

    private static void Wait(object target)
    {
        var generation = SimulatedNetwork.Generation;
        Interlocked.Increment(ref _waiting);
        try
        {
            while (!Monitor.TryEnter(target, LookInterval))
                if (generation != SimulatedNetwork.Generation)
                    throw ComFailure.Of(ComFailure.CallFailed);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
