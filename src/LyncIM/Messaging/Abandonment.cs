using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>For tasks that nobody waits for any more.</summary>
internal static class Abandonment
{
    /// <summary>What an abandoned task fails with later is nobody's concern.</summary>
    public static void Abandon(this Task task) => task.ContinueWith(
        failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
