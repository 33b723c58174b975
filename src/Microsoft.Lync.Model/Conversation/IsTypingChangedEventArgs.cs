using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells whether a participant is typing.</summary>
public class IsTypingChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly bool _isTyping;

    internal IsTypingChangedEventArgs(EventData data, bool isTyping)
    {
        _data = data;
        _isTyping = isTyping;
    }

    public bool IsTyping => _data.Get(this, () => _isTyping, false);
}
