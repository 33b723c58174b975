using System;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which conversation came or went.</summary>
public class ConversationManagerEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ConversationObject _conversation;

    internal ConversationManagerEventArgs(EventData data, ConversationObject conversation)
    {
        _data = data;
        _conversation = conversation;
    }

    public Conversation? Conversation => _data.Wrap<Conversation>(this, _conversation);
}
