using System;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Waits for a client that has gone or is signed out: the one loop for all who do.</summary>
internal static class ClientRecovery
{
    /// <summary>Whether the client is there and signed in before the time is over.</summary>
    /// <exception cref="LyncException">It cannot come back.</exception>
    public static async Task<bool> WaitUntilUsableAsync(LyncSession session, Deadline deadline, INotices notices)
    {
        var pause = WaitTimes.PollInterval;
        while (true)
        {
            try
            {
                await session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
                return true;
            }
            catch (LyncException e) when (e.Error == MessagingError.ConnectTimeout)
            {
                return false;
            }
            catch (LyncException e) when (LongestPause(e) is { } longest)
            {
                if (!await Task.Delay(pause, deadline.Stop).CompletesAsync(deadline.Token).ConfigureAwait(false))
                    return false;
                pause = pause + pause < longest ? pause + pause : longest;
            }
            deadline.Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The longest pause between two attempts, gentler on a server than on this desktop; null where the client cannot come back.</summary>
    private static TimeSpan? LongestPause(LyncException failure) => failure.Error switch
    {
        MessagingError.LyncClientNotRunning or MessagingError.LyncNotSignedIn => TimeSpan.FromSeconds(1),
        MessagingError.ServerNotFound or MessagingError.ServerFailure => TimeSpan.FromSeconds(30),
        _ => null,
    };
}
