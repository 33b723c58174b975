using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells that something can be done with a conversation now, or no longer.</summary>
public class ConversationActionAvailabilityEventArgs : EventArgs
{
    internal ConversationActionAvailabilityEventArgs(ConversationAction action, bool isAvailable)
    {
        Action = action;
        IsAvailable = isAvailable;
    }

    public ConversationAction Action { get; }

    public bool IsAvailable { get; }
}
