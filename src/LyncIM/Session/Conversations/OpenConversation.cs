using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>A conversation that can be talked in: one thing at a time, and whatever happens, typing ends.</summary>
internal sealed class OpenConversation
{
    private int _typingRequests;

    public OpenConversation(IMessagingConversation channel, object owner)
    {
        Channel = channel;
        Owner = owner;
        Typing = new TypingIndicator(channel);
        Turns = new TurnQueue(Ended);
    }

    public LyncConversation Conversation { get; } = new();

    public IMessagingConversation Channel { get; }

    /// <summary>Stands for the attachment to the client through which it is open.</summary>
    public object Owner { get; }

    public TurnQueue Turns { get; }

    public TypingIndicator Typing { get; }

    /// <summary>Happens when it can be used no more.</summary>
    public CancellationReason Ended { get; } = new();

    /// <summary>Why it has ended, which the client may know before it has said so; null where it has not.</summary>
    public LyncException? EndReason =>
        Ended.Exception as LyncException ?? (Channel.HasEnded ? EndedError(Conversation) : null);

    public static LyncException EndedError(LyncConversation conversation) => new(
        MessagingError.ConversationEnded, $"{Sentence(conversation.ToString())} has ended.");

    /// <summary>Frees whoever waits for something in it; the client's end is the reason where it is one.</summary>
    public void End(LyncException? reason = null)
    {
        Ended.Cancel(reason ?? EndedError(Conversation));
        Conversation.MoveTo(LyncConversationState.Terminated);
    }

    /// <summary>
    /// Sends one message: waits until that is possible, shows typing, sends, and hides typing, each after the one before.
    /// </summary>
    public async Task SendAsync(Task<TurnQueue.Turn> turn, OutgoingMessage message, INotices notices, CancellationToken cancellationToken)
    {
        using (await turn.ConfigureAwait(false))
        {
            var steps = new StepTimes(notices);
            try
            {
                await Channel.WhenCanSendAsync(cancellationToken).ConfigureAwait(false);
                steps.Tell("Ready to send in", Conversation);
                try
                {
                    if (message.ShowTyping && Channel.CanSetTyping && await Typing.ShowAsync(cancellationToken).ConfigureAwait(false))
                        steps.Tell("Typing shown in", Conversation);
                }
                catch (LyncException)
                {
                    // A message matters more than the typing before it: it goes out without.
                    steps.Tell("Typing not shown in", Conversation);
                }
                await MessageDelivery.DeliverAsync(Channel, Conversation, message, notices, cancellationToken).ConfigureAwait(false);
                steps.Tell("Message delivered in", Conversation);
            }
            finally
            {
                var wasShown = Typing.MayBeShown;
                await Typing.HideAsync().ConfigureAwait(false);
                if (wasShown)
                    steps.Tell("Typing hidden in", Conversation);
            }
        }
    }

    /// <summary>Shows the user as typing, for a time or until something ends it; false where the client does not let it.</summary>
    public async Task<bool> ShowTypingAsync(Task<TurnQueue.Turn> turn, TimeSpan? duration, CancellationToken cancellationToken)
    {
        using (await turn.ConfigureAwait(false))
        {
            var request = ++_typingRequests;
            try
            {
                if (!Channel.CanSetTyping)
                    return EndReason is { } ended ? throw ended : false;
                await Typing.ShowAsync(cancellationToken).ConfigureAwait(false);
                if (duration is { } time)
                    _ = HideTypingAfterAsync(time, request);
                return true;
            }
            catch (Exception)
            {
                await Typing.HideAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Hides typing, after all that has been asked for before.</summary>
    public async Task HideTypingAsync(Task<TurnQueue.Turn> turn)
    {
        using (await turn.ConfigureAwait(false))
            await Typing.HideAsync().ConfigureAwait(false);
    }

    /// <summary>Ends it in the client, without waiting for a turn.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await Typing.HideAsync().ConfigureAwait(false);
        await Channel.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Accepts the invitation as soon as that is possible; gives up when it ends.</summary>
    public async Task AcceptQuietlyAsync()
    {
        try
        {
            await Channel.AcceptAsync(Ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException)
        {
            // It has ended, or the client has gone.
        }
    }

    /// <summary>Waits a little for what was given up to end by itself; where it does not, typing is hidden past it.</summary>
    public async Task SettleAsync()
    {
        if (!await Turns.IsIdleWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false))
            await Typing.HideAsync().ConfigureAwait(false);
    }

    /// <summary>Hides typing when its time is over, unless it has been asked for again since.</summary>
    private async Task HideTypingAfterAsync(TimeSpan duration, int request)
    {
        try
        {
            await Task.Delay(duration, Ended.Token).ConfigureAwait(false);
            using (await Turns.TakeAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (request == _typingRequests)
                    await Typing.HideAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The conversation has ended, and typing with it.
        }
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
