using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// Shows the user as typing in one conversation, and sees to it that this ends: a call that fails may have had its effect, and one
/// that hangs may have it later.
/// </summary>
internal sealed class TypingIndicator
{
    private const int HidingAttempts = 3;

    private readonly IMessagingConversation _channel;
    private volatile State _state;
    private Task _showing = Task.CompletedTask;

    public TypingIndicator(IMessagingConversation channel)
    {
        _channel = channel;
    }

    private enum State
    {
        Hidden,
        MaybeShown,
    }

    private enum Step
    {
        ShowBegun,
        ShownLate,
        HideBegun,
        HideFailed,
    }

    /// <summary>Whether others may see the user typing.</summary>
    public bool MayBeShown => _state == State.MaybeShown;

    /// <summary>Shows typing; false where the client has not said within the best-effort time that it is shown.</summary>
    /// <exception cref="LyncException">The client refuses it.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; typing may be shown.</exception>
    public async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        HideAgainAfter(_showing);
        Take(Step.ShowBegun);
        var showing = _showing = SetAsync(true);
        var isDone = showing.CompletesWithinAsync(WaitTimes.BestEffort);
        if (!await isDone.CompletesAsync(cancellationToken).ConfigureAwait(false) || !isDone.Result)
        {
            showing.IgnoreFault();
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
        await showing.ConfigureAwait(false);
        return true;
    }

    /// <summary>Hides typing where it may be shown. Tries up to three times; never throws.</summary>
    public async Task HideAsync()
    {
        for (var attempt = 1; MayBeShown && attempt <= HidingAttempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(WaitTimes.EventSkew).ConfigureAwait(false);
            await _showing.CompletesWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false);
            HideAgainAfter(_showing);
            Take(Step.HideBegun);
            var hiding = SetAsync(false);
            if (!await hiding.CompletesWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false))
                hiding.IgnoreFault();
            // Where the conversation or the client has gone, the typing has gone with it.
            else if (hiding.Exception?.InnerException is LyncException { Error: MessagingError.LyncFailure })
                Take(Step.HideFailed);
        }
    }

    private Task SetAsync(bool isTyping)
    {
        try
        {
            return _channel.SetTypingAsync(isTyping, CancellationToken.None);
        }
        catch (LyncException e)
        {
            return Task.FromException(e);
        }
    }

    /// <summary>Waits for a call that hangs, without holding up anybody: when it comes back it may show typing that was hidden.</summary>
    private void HideAgainAfter(Task showing)
    {
        if (!showing.IsCompleted)
            _ = WhenShownLateAsync(showing);
    }

    private async Task WhenShownLateAsync(Task showing)
    {
        await Task.WhenAny(showing).ConfigureAwait(false);
        if (MayBeShown)
            return;
        Take(Step.ShownLate);
        await HideAsync().ConfigureAwait(false);
    }

    private void Take(Step step) => _state = step switch
    {
        Step.ShowBegun or Step.ShownLate => State.MaybeShown,
        Step.HideFailed when !_channel.HasEnded => State.MaybeShown,
        _ => State.Hidden,
    };
}
