using System;
using System.Collections.Generic;

namespace LyncIM;

/// <summary>A message that was received, or that the local user sent. It does not change.</summary>
public sealed class LyncMessage
{
    private readonly IReadOnlyDictionary<LyncMessageFormat, string>? _contents;
    private readonly LyncMessageDirection _direction;

    /// <param name="conversation">Where it was said.</param>
    /// <param name="from">The sender's address, without sip:.</param>
    /// <param name="senderName">The sender's name.</param>
    /// <param name="text">What was said, safe to show.</param>
    /// <param name="contents">The message as it came; null where it came as that text alone.</param>
    /// <param name="direction">Which way it went.</param>
    internal LyncMessage(
        LyncConversation conversation,
        string from,
        string senderName,
        string text,
        IReadOnlyDictionary<LyncMessageFormat, string>? contents,
        LyncMessageDirection direction)
    {
        Conversation = conversation;
        From = from;
        SenderName = senderName;
        Text = text;
        _contents = contents;
        _direction = direction;
        Timestamp = DateTime.Now;
    }

    /// <summary>When the message arrived, in local time.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The sender's address, for example kim@contoso.com.</summary>
    public string From { get; }

    /// <summary>The sender's name as the client shows it; the address where it shows none.</summary>
    public string SenderName { get; }

    /// <summary>What was said, as text without control characters but tab and newline.</summary>
    public string Text { get; }

    /// <summary>Incoming where others said it, Outgoing where the local user did, here or in any other program.</summary>
    public string Direction => _direction.ToString();

    /// <summary>The conversation in which it was said.</summary>
    public LyncConversation Conversation { get; }

    /// <summary>
    /// The message as it came, by the name of its format: PlainText, Html, RichText, Gif or Ink. Untrusted: it is not cleaned.
    /// </summary>
    public IReadOnlyDictionary<string, string> Contents =>
        new ContentsByFormat(_contents ?? new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = Text });

    internal bool IsIncoming => _direction == LyncMessageDirection.Incoming;

    /// <summary>The order in which messages arrived; the inbox sets it.</summary>
    internal long Number { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
