using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which property of a conversation changed.</summary>
public class ConversationPropertyChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ConversationProperty _property;
    private readonly object? _value;

    internal ConversationPropertyChangedEventArgs(EventData data, ConversationProperty property, object? value)
    {
        _data = data;
        _property = property;
        _value = value;
    }

    public ConversationProperty Property => _data.Get(this, () => _property, ConversationProperty.Invalid);

    public object? Value => _data.Get(this, () => _value, null);
}
