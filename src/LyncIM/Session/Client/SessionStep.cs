using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Runs one step of a command within its deadline; whatever goes wrong gets its reason.</summary>
internal static class SessionStep
{
    /// <param name="step">What is done, on another thread.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <param name="timedOut">The error where it takes longer.</param>
    /// <param name="what">What is done, as the beginning of a sentence.</param>
    /// <param name="attached">The client that is used; the step ends when it goes.</param>
    /// <param name="open">The conversation in which it is done; the step ends when it ends.</param>
    /// <exception cref="LyncException">Why it failed.</exception>
    /// <exception cref="OperationCanceledException">The user wants to stop.</exception>
    public static Task RunAsync(
        Func<CancellationToken, Task> step,
        Deadline deadline,
        MessagingError timedOut,
        string what,
        AttachedClient? attached = null,
        OpenConversation? open = null) => deadline.RunAsync(
            step, what, open?.Ended ?? attached?.Usable, thrown => FailureReason.DecideAsync(thrown, timedOut, attached, open));

    /// <summary>Runs a step that returns something.</summary>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> step,
        Deadline deadline,
        MessagingError timedOut,
        string what,
        AttachedClient? attached = null,
        OpenConversation? open = null)
    {
        Task<T>? work = null;
        await RunAsync(token => (Task)(work = step(token)), deadline, timedOut, what, attached, open).ConfigureAwait(false);
        return await work!.ConfigureAwait(false);
    }
}
