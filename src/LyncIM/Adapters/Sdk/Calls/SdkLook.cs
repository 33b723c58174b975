using System;
using System.Threading;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Looks at something of the SDK now and then, on a thread of its own and never twice at once: where a look hangs, no further
/// thread hangs with it.
/// </summary>
internal sealed class SdkLook
{
    private readonly Action _look;
    private readonly Action _run;
    private int _isLooking;

    public SdkLook(Action look)
    {
        _look = look;
        _run = Run;
    }

    /// <summary>Begins a look, unless one is under way.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) == 0)
            SdkThreads.Run(_run);
    }

    private void Run()
    {
        SdkTrace.Try(_look);
        Volatile.Write(ref _isLooking, 0);
    }
}
