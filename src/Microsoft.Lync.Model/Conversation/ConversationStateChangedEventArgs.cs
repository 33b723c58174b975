using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells of a change of a conversation's state.</summary>
public class ConversationStateChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ConversationState _newState;
    private readonly ConversationState _oldState;
    private readonly int _statusCode;

    internal ConversationStateChangedEventArgs(EventData data, ConversationState newState, ConversationState oldState, int statusCode)
    {
        _data = data;
        _newState = newState;
        _oldState = oldState;
        _statusCode = statusCode;
    }

    public ConversationState NewState => _data.Get(this, () => _newState, ConversationState.Invalid);

    public ConversationState OldState => _data.Get(this, () => _oldState, ConversationState.Invalid);

    /// <summary>Null where there is no more to tell.</summary>
    public IDictionary<ConversationStateChangeProperty, object>? Properties =>
        _data.Get<IDictionary<ConversationStateChangeProperty, object>?>(this, () => null, null);

    public int StatusCode => _data.Get(this, () => _statusCode, -1);
}
