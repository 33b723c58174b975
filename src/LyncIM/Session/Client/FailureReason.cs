using System;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// Decides why a command failed, and so which error id comes out: by what was thrown, whether the client still lives, whether the
/// conversation has ended, and which limit has passed. Nothing else translates.
/// </summary>
internal static class FailureReason
{
    /// <summary>Decides, and waits for a moment where the client may be about to say that it has gone.</summary>
    /// <param name="thrown">What the step has thrown.</param>
    /// <param name="timedOut">The error for a limit that has passed.</param>
    /// <param name="attached">The client that the step used; null where none was found yet.</param>
    /// <param name="conversation">The conversation in which it failed; null outside of one.</param>
    public static async Task<Exception> DecideAsync(
        Exception thrown, MessagingError timedOut, AttachedClient? attached, OpenConversation? conversation)
    {
        var change = attached?.StateChange;
        var state = attached?.Client.State;
        if (change is not null && state == LyncClientState.SignedIn && attached!.LossReason is null && IsAmbiguous(thrown))
        {
            await change.CompletesWithinAsync(WaitTimes.EventSkew).ConfigureAwait(false);
            state = attached.Client.State;
        }
        // A server's client signs in again by itself: what counts is that the conversation has ended.
        var isPassing = attached is { LossReason: null, Client.Kind: ClientKind.Server }
            && state == LyncClientState.SigningIn && conversation?.EndReason is not null;
        var failure = Decide(thrown, timedOut, isPassing ? null : ClientFailure(attached, state), conversation?.EndReason);
        return attached?.Words.Recommended(failure) ?? failure;
    }

    /// <summary>Decides by what is known now.</summary>
    /// <param name="thrown">What the step has thrown.</param>
    /// <param name="timedOut">The error for a limit that has passed.</param>
    /// <param name="clientFailure">Why the client cannot be used; null where it can, or where there is none to be asked.</param>
    /// <param name="endReason">Why the conversation has ended; null where it has not, or where there is none.</param>
    public static LyncException Decide(
        Exception thrown, MessagingError timedOut, LyncException? clientFailure, LyncException? endReason)
    {
        if (thrown is TimeoutException)
            return new LyncException(timedOut, thrown.Message, inner: thrown);
        if (!IsAmbiguous(thrown))
            return thrown as LyncException ?? Unforeseen(thrown);
        return clientFailure ?? endReason ?? thrown as LyncException ?? Unforeseen(thrown);
    }

    /// <summary>Why the client cannot be used; null where it can. One that was let go says nothing reliable any more.</summary>
    private static LyncException? ClientFailure(AttachedClient? attached, LyncClientState? state) => attached?.LossReason ?? state switch
    {
        null or LyncClientState.SignedIn => null,
        LyncClientState.NotRunning or LyncClientState.ShuttingDown => attached!.Words.GoneError(),
        _ => attached!.Words.NotSignedInError(),
    };

    /// <summary>
    /// Whether it may be the consequence of something else: of the client's or the conversation's end. What carries a SIP status is an
    /// answer of the server's, and never is.
    /// </summary>
    private static bool IsAmbiguous(Exception thrown) => thrown switch
    {
        LyncException failure =>
            failure.Error is MessagingError.ConversationEnded or MessagingError.LyncFailure && failure.SipStatus is null,
        TimeoutException => false,
        OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Gives a name and a code even to what nobody has thought of.</summary>
    private static LyncException Unforeseen(Exception thrown) => new(
        MessagingError.LyncFailure, $"It could not be done: {thrown.Message}", code: unchecked((uint)thrown.HResult), inner: thrown);
}
