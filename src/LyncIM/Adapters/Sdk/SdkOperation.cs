using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// A Begin/End pair of the SDK as a task. End is called from the callback only, because it blocks without a limit before; and
/// the caller is freed when it no longer wants to wait, even if the callback never comes.
/// </summary>
internal static class SdkOperation
{
    /// <exception cref="LyncException">What Begin or End threw.</exception>
    public static async Task RunAsync(
        Func<AsyncCallback, IAsyncResult> begin, Action<IAsyncResult> end, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var completed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => completed.TrySetCanceled(cancellationToken)))
        {
            try
            {
                begin(result => Complete(completed, end, result));
            }
            catch (Exception e)
            {
                throw SdkErrors.Translate(e);
            }
            await completed.Task.ConfigureAwait(false);
        }
    }

    /// <summary>On a thread of the SDK's, which would swallow whatever got out. A callback that comes twice changes nothing.</summary>
    private static void Complete(TaskCompletionSource<bool> completed, Action<IAsyncResult> end, IAsyncResult result)
    {
        try
        {
            end(result);
            completed.TrySetResult(true);
        }
        catch (Exception e)
        {
            completed.TrySetException(SdkErrors.Translate(e));
        }
    }
}
