using System;
using System.Collections.Generic;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells of a change of a conversation's state.</summary>
public class ConversationStateChangedEventArgs : EventArgs
{
    internal ConversationStateChangedEventArgs(ConversationState newState, ConversationState oldState, IDictionary<ConversationStateChangeProperty, object>? properties, int statusCode)
    {
        NewState = newState;
        OldState = oldState;
        Properties = properties;
        StatusCode = statusCode;
    }

    public ConversationState NewState { get; }

    public ConversationState OldState { get; }

    public IDictionary<ConversationStateChangeProperty, object>? Properties { get; }

    public int StatusCode { get; }
}
