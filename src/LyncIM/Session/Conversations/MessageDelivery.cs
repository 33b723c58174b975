using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Hands a message to the client and waits for its delivery; what cannot be shown there is sent again as plain text.</summary>
internal static class MessageDelivery
{
    /// <exception cref="LyncException">It was not delivered.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; the message's tracker still learns how it ends.</exception>
    public static async Task DeliverAsync(
        IMessagingConversation channel, LyncConversation conversation, OutgoingMessage message, INotices notices, CancellationToken cancellationToken)
    {
        for (var format = message.Format; ; format = LyncMessageFormat.PlainText)
        {
            cancellationToken.ThrowIfCancellationRequested();
            message.HandedOver?.Invoke();
            var sending = channel.SendAsync(format == message.Format ? message.Contents : message.Plain, CancellationToken.None);
            message.Tracker.Follow(sending, format);
            if (!await sending.CompletesAsync(cancellationToken).ConfigureAwait(false))
            {
                sending.IgnoreFault();
                throw new OperationCanceledException(cancellationToken);
            }
            try
            {
                await sending.ConfigureAwait(false);
                if (format != message.Format)
                    notices.Warning($"{message.Format} cannot be shown in {conversation}: the message was sent as plain text.");
                return;
            }
            catch (LyncException e) when (e.Error == MessagingError.FormatNotSupported && format != LyncMessageFormat.PlainText)
            {
                // The other side takes plain text at least, so it is sent once more.
            }
        }
    }
}
