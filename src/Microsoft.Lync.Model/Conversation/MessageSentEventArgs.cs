using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Holds a message that a participant sent.</summary>
public class MessageSentEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly string? _text;
    private readonly Func<IDictionary<InstantMessageContentType, string>?> _contents;

    internal MessageSentEventArgs(EventData data, string? text, Func<IDictionary<InstantMessageContentType, string>?> contents)
    {
        _data = data;
        _text = text;
        _contents = contents;
    }

    public string? Text => _data.Get(this, () => _text, null);

    /// <summary>Can be null, can lack PlainText, and throws ArgumentException when two parts map to the same content type.</summary>
    public IDictionary<InstantMessageContentType, string>? Contents => _data.Get(this, _contents, null);
}
