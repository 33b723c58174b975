using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Hands a message to the client and waits for its delivery; what cannot be shown there is sent again as plain text.</summary>
internal static class MessageDelivery
{
    /// <exception cref="LyncException">It was not delivered.</exception>
    public static async Task DeliverAsync(
        IMessagingConversation channel, LyncConversation conversation, OutgoingMessage message, INotices notices, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(channel, message, message.Contents, message.Format, cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e) when (e.Error == MessagingError.FormatNotSupported && message.Format != LyncMessageFormat.PlainText)
        {
            await SendAsync(channel, message, message.Plain, LyncMessageFormat.PlainText, cancellationToken).ConfigureAwait(false);
            notices.Warning($"{message.Format} cannot be shown in {conversation}: the message was sent as plain text.");
        }
    }

    /// <summary>Leaves the sending to the tracker when nobody waits for it any more.</summary>
    private static async Task SendAsync(
        IMessagingConversation channel,
        OutgoingMessage message,
        IReadOnlyDictionary<LyncMessageFormat, string> contents,
        LyncMessageFormat format,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        message.HandedOver?.Invoke();
        var sending = channel.SendAsync(contents, CancellationToken.None);
        message.Tracker.Follow(sending, format);
        if (!await sending.CompletesAsync(cancellationToken).ConfigureAwait(false))
        {
            sending.IgnoreFault();
            throw new OperationCanceledException(cancellationToken);
        }
        await sending.ConfigureAwait(false);
    }
}
