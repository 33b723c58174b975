using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells that something can be done with a conversation now, or no longer.</summary>
public class ConversationActionAvailabilityEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ConversationAction _action;
    private readonly bool _isAvailable;

    internal ConversationActionAvailabilityEventArgs(EventData data, ConversationAction action, bool isAvailable)
    {
        _data = data;
        _action = action;
        _isAvailable = isAvailable;
    }

    public ConversationAction Action => _data.Get(this, () => _action, ConversationAction.Invalid);

    public bool IsAvailable => _data.Get(this, () => _isAvailable, false);
}
