using System;
using System.Collections.Generic;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM;

/// <summary>A message that was received, or that the local user sent. It does not change.</summary>
public sealed class LyncMessage
{
    private readonly IReadOnlyDictionary<LyncMessageFormat, string>? _contents;

    internal LyncMessage(LyncConversation conversation, ArrivedMessage arrived)
    {
        Conversation = conversation;
        From = arrived.Sender.Address;
        SenderName = arrived.Sender.DisplayName;
        Direction = arrived.IsFromSelf ? LyncMessageDirection.Outgoing : LyncMessageDirection.Incoming;
        Text = MessageText.Read(arrived.Contents, arrived.Text);
        // A plain message's only content is its text: there is no need to keep that twice.
        _contents = IsTextAlone(arrived.Contents) ? null : arrived.Contents;
        Timestamp = DateTime.Now;
    }

    /// <summary>When the message arrived, in local time.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The sender's address, for example kim@contoso.com.</summary>
    public string From { get; }

    /// <summary>The sender's name as Lync shows it; the address where it shows none.</summary>
    public string SenderName { get; }

    /// <summary>What was said, as text without control characters but tab and newline.</summary>
    public string Text { get; }

    /// <summary>Whether others said it, or the local user.</summary>
    public LyncMessageDirection Direction { get; }

    /// <summary>The conversation in which it was said.</summary>
    public LyncConversation Conversation { get; }

    /// <summary>The message as it came, in each of its formats; untrusted. Empty where Lync gave no contents.</summary>
    public IReadOnlyDictionary<LyncMessageFormat, string> Contents =>
        _contents ?? new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = Text };

    /// <summary>The order in which messages arrived; the inbox sets it.</summary>
    internal long Number { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private bool IsTextAlone(IReadOnlyDictionary<LyncMessageFormat, string> contents) =>
        contents.Count == 1 && contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) && plain == Text;
}
