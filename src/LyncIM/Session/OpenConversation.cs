using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>
/// A conversation that can be talked in. One thing is done in it at a time, in the order in which it was asked for; and whatever
/// happens, typing ends.
/// </summary>
internal sealed class OpenConversation
{
    private const int HidingAttempts = 3;

    private readonly CancellationTokenSource _ended = new();

    /// <summary>One at a time. Asynchronous waiters of a SemaphoreSlim are served in the order in which they came.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private LyncException? _endReason;
    private Task _typingShown = Task.CompletedTask;
    private volatile bool _isTyping;
    private int _typingAskedFor;

    public OpenConversation(IMessagingConversation channel, object owner, Inbox inbox)
    {
        Channel = channel;
        Owner = owner;
        Conversation = new LyncConversation(inbox);
    }

    public LyncConversation Conversation { get; }

    public IMessagingConversation Channel { get; }

    /// <summary>Stands for the attachment to the client through which it is open.</summary>
    public object Owner { get; }

    /// <summary>
    /// Queues up for a turn; the place in the queue is taken before this returns. The turn is given back by what it is passed to.
    /// </summary>
    public async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw _endReason ?? Ended();
        }
    }

    /// <summary>
    /// Sends one message: waits until that is possible, shows typing, sends, and hides typing, each after the one before. A rich
    /// message that the other side cannot show is sent again as plain text.
    /// </summary>
    public Task<Delivery> SendAsync(Task turn, OutgoingMessage message, INotices notices, CancellationToken cancellationToken) =>
        InTurnAsync(turn, token => SendInTurnAsync(message, notices, token), cancellationToken);

    /// <summary>Shows the user as typing, for a time or until something ends it; false where the client does not let it.</summary>
    public Task<bool> ShowTypingAsync(Task turn, TimeSpan? duration, CancellationToken cancellationToken) =>
        InTurnAsync(turn, token => ShowTypingInTurnAsync(duration, token), cancellationToken);

    /// <summary>Hides typing, after all that has been asked for before.</summary>
    public Task<bool> HideTypingAsync(Task turn, CancellationToken cancellationToken) => InTurnAsync(
        turn,
        async _ =>
        {
            await EndTurnAsync().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Invites one more person; completes when that person is a participant.</summary>
    public Task<bool> AddParticipantAsync(SipAddress address, CancellationToken cancellationToken) => WhileOpenAsync(
        async token =>
        {
            await Channel.AddParticipantAsync(address, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Accepts the invitation as soon as that is possible; gives up when it ends.</summary>
    public async Task AcceptQuietlyAsync()
    {
        try
        {
            await Channel.AcceptAsync(_ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException)
        {
            // It has ended, or the client has gone.
        }
    }

    /// <summary>Hides typing at once, for when there is no time to take turns.</summary>
    public Task HideTypingNowAsync() => HideTypingQuietlyAsync();

    /// <summary>Waits a little while for what is under way to end.</summary>
    public async Task QuietAsync()
    {
        if (await _turn.WaitAsync(Patience.Short).ConfigureAwait(false))
            _turn.Release();
    }

    /// <summary>It can be used no more: whoever waits for something in it gets <paramref name="reason"/>.</summary>
    public void MarkEnded(LyncException? reason = null)
    {
        Interlocked.CompareExchange(ref _endReason, reason ?? Ended(), null);
        Conversation.MoveTo(LyncConversationState.Terminated);
        // Not here: who waits goes on inside Cancel, and this may be a thread of the client's.
        Task.Run(_ended.Cancel);
    }

    public LyncException Ended() => EndedError(Conversation);

    public static LyncException EndedError(LyncConversation conversation) => new(
        MessagingError.ConversationEnded, $"{Sentence(conversation.ToString())} has ended.");

    /// <summary>The client may know it before it has said so.</summary>
    private bool HasEnded => _endReason is not null || Channel.HasEnded;

    private async Task<T> InTurnAsync<T>(Task turn, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.ConfigureAwait(false);
        return await WhileOpenAsync(work, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What fails because the conversation has ended says so.</summary>
    private async Task<T> WhileOpenAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsConsequenceOfEnd(e) && HasEnded)
        {
            throw _endReason ?? Ended();
        }
    }

    private async Task<Delivery> SendInTurnAsync(OutgoingMessage message, INotices notices, CancellationToken cancellationToken)
    {
        var steps = new StepTimes(notices);
        try
        {
            await Channel.WhenCanSendAsync(cancellationToken).ConfigureAwait(false);
            steps.Tell($"Ready to send in {Conversation}");
            if (message.ShowTyping)
                await TryShowTypingAsync(steps, cancellationToken).ConfigureAwait(false);
            var format = await DeliverAsync(message, notices, cancellationToken).ConfigureAwait(false);
            steps.Tell($"Message delivered in {Conversation}");
            return new Delivery(format, EndSendAsync(steps));
        }
        catch (Exception)
        {
            var settled = EndTurnAsync();
            if (!cancellationToken.IsCancellationRequested)
                await settled.ConfigureAwait(false);
            throw;
        }
    }

    private async Task<LyncMessageFormat> DeliverAsync(OutgoingMessage message, INotices notices, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(message.Contents, message.Format, message.Receipt, cancellationToken).ConfigureAwait(false);
            return message.Format;
        }
        catch (LyncException e) when (e.Error == MessagingError.FormatNotSupported && message.Format != LyncMessageFormat.PlainText)
        {
            await SendAsync(message.Plain, LyncMessageFormat.PlainText, message.Receipt, cancellationToken).ConfigureAwait(false);
            notices.Warning($"{message.Format} cannot be shown in {Conversation}: the message was sent as plain text.");
            return LyncMessageFormat.PlainText;
        }
    }

    /// <summary>Who no longer waits for it may still learn from the receipt what becomes of it.</summary>
    private async Task SendAsync(
        IReadOnlyDictionary<LyncMessageFormat, string> contents,
        LyncMessageFormat format,
        SendReceipt receipt,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        receipt.Begin(format);
        var sending = Channel.SendAsync(contents, CancellationToken.None);
        sending.Abandon();
        receipt.Await(sending);
        await Patience.WaitAsync(sending, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
    }

    /// <summary>A message matters more than the typing before it: where typing fails or is slow, the message goes out all the same.</summary>
    private async Task TryShowTypingAsync(StepTimes steps, CancellationToken cancellationToken)
    {
        try
        {
            if (!Channel.CanSetTyping)
                return;
            var isShown = await BeginTypingAsync(cancellationToken).ConfigureAwait(false);
            steps.Tell(isShown ? $"Typing shown in {Conversation}" : $"Typing not shown in time in {Conversation}; the message goes out without it");
        }
        catch (LyncException e)
        {
            steps.Tell($"Typing not shown in {Conversation} ({e.Message})");
        }
    }

    private async Task<bool> ShowTypingInTurnAsync(TimeSpan? duration, CancellationToken cancellationToken)
    {
        var asked = ++_typingAskedFor;
        try
        {
            var canShow = Channel.CanSetTyping;
            if (!canShow && HasEnded)
                throw Ended();
            if (canShow)
                await BeginTypingAsync(cancellationToken).ConfigureAwait(false);
            if (canShow && duration is { } time)
                _ = HideTypingAfterAsync(time, asked);
            _turn.Release();
            return canShow;
        }
        catch (Exception)
        {
            _ = EndTurnAsync();
            throw;
        }
    }

    /// <summary>Whether typing was shown in time.</summary>
    private async Task<bool> BeginTypingAsync(CancellationToken cancellationToken)
    {
        var before = _typingShown;
        if (!before.IsCompleted)
            _ = HideTypingAgainAfterAsync(before);
        // Set first: a call that seems to fail may have had its effect.
        _isTyping = true;
        _typingShown = SetTypingAsync(true);
        _typingShown.Abandon();
        if (!await Patience.WaitAsync(_typingShown, Patience.Short, cancellationToken).ConfigureAwait(false) || _typingShown.IsCanceled)
            return false;
        await _typingShown.ConfigureAwait(false);
        return true;
    }

    private async Task HideTypingAfterAsync(TimeSpan duration, int asked)
    {
        try
        {
            await Task.Delay(duration, _ended.Token).ConfigureAwait(false);
            await _turn.WaitAsync(_ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (asked == _typingAskedFor)
            await EndTurnAsync().ConfigureAwait(false);
        else
            _turn.Release();
    }

    private async Task EndSendAsync(StepTimes steps)
    {
        var wasTyping = _isTyping;
        await HideTypingQuietlyAsync().ConfigureAwait(false);
        if (wasTyping)
            steps.Tell($"Typing hidden in {Conversation}");
        _turn.Release();
    }

    private async Task EndTurnAsync()
    {
        await HideTypingQuietlyAsync().ConfigureAwait(false);
        _turn.Release();
    }

    /// <summary>Never fails, and ends within some times the short patience. What fails once is tried again.</summary>
    private async Task HideTypingQuietlyAsync()
    {
        for (var attempt = 1; _isTyping && attempt <= HidingAttempts; attempt++)
        {
            if (attempt > 1)
                await Task.Delay(Patience.Moment).ConfigureAwait(false);
            await TryHideTypingAsync().ConfigureAwait(false);
        }
    }

    private async Task TryHideTypingAsync()
    {
        var shown = _typingShown;
        if (!await Patience.WaitAsync(shown, Patience.Short).ConfigureAwait(false))
            _ = HideTypingAgainAfterAsync(shown);
        try
        {
            _isTyping = false;
            await SetTypingAsync(false).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was begun, and the client did not say that it was done.
        }
        catch (LyncException e)
        {
            // Where the conversation or the client has gone, the typing has gone with it.
            _isTyping = !HasEnded && e.Error == MessagingError.LyncFailure;
        }
    }

    /// <summary>A call that hangs may still show typing when it comes back, long after typing was hidden.</summary>
    private async Task HideTypingAgainAfterAsync(Task shown)
    {
        await Task.WhenAny(shown).ConfigureAwait(false);
        if (_isTyping)
            return;
        _isTyping = true;
        await HideTypingQuietlyAsync().ConfigureAwait(false);
    }

    private async Task SetTypingAsync(bool isTyping)
    {
        using var enough = new CancellationTokenSource(Patience.Short);
        await Task.Run(() => Channel.SetTypingAsync(isTyping, enough.Token)).ConfigureAwait(false);
    }

    private static bool IsConsequenceOfEnd(Exception e) =>
        e is OperationCanceledException or LyncException { Error: MessagingError.LyncFailure or MessagingError.ConversationEnded };

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
