using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>For tasks that nobody waits for any more.</summary>
internal static class TaskExtensions
{
    /// <summary>Observes what the task fails with later, so that it counts as nobody's unobserved failure.</summary>
    public static void IgnoreFault(this Task task) => task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
