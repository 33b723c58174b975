using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which conversation came or went.</summary>
public class ConversationManagerEventArgs : EventArgs
{
    internal ConversationManagerEventArgs(Conversation conversation)
    {
        Conversation = conversation;
    }

    public Conversation Conversation { get; }
}
