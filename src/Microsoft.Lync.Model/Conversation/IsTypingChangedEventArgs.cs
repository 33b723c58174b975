using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells whether a participant is typing.</summary>
public class IsTypingChangedEventArgs : EventArgs
{
    internal IsTypingChangedEventArgs(bool isTyping)
    {
        IsTyping = isTyping;
    }

    public bool IsTyping { get; }
}
