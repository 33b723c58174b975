using System;
using System.Collections.Generic;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Holds a message that a participant sent.</summary>
public class MessageSentEventArgs : EventArgs
{
    private readonly Func<IDictionary<InstantMessageContentType, string>?> _contents;

    internal MessageSentEventArgs(string? text, Func<IDictionary<InstantMessageContentType, string>?> contents)
    {
        Text = text;
        _contents = contents;
    }

    public string? Text { get; }

    /// <summary>Can be null, can lack PlainText, and throws ArgumentException when two parts map to the same content type.</summary>
    public IDictionary<InstantMessageContentType, string>? Contents => _contents();
}
