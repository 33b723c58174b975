using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace LyncIM.Tests;

/// <summary>Collects the failures of tasks that nobody has looked at.</summary>
internal static class UnobservedFailures
{
    private static readonly ConcurrentQueue<Exception> Failures = new();

    static UnobservedFailures()
    {
        TaskScheduler.UnobservedTaskException += (_, unobserved) => Failures.Enqueue(unobserved.Exception);
    }

    /// <summary>Forgets what other tests have left: it is not the concern of those that begin now.</summary>
    public static void Forget()
    {
        Collect();
        Failures.Clear();
    }

    /// <summary>Demands that no task of the module's has failed since without anybody looking at it.</summary>
    public static void DemandNone()
    {
        Collect();
        Assert.DoesNotContain(Failures, failure => failure.ToString().Contains("at LyncIM."));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
