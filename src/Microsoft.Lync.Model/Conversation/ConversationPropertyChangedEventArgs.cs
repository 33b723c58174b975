using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which property of a conversation changed.</summary>
public class ConversationPropertyChangedEventArgs : EventArgs
{
    internal ConversationPropertyChangedEventArgs(ConversationProperty property, object? value)
    {
        Property = property;
        Value = value;
    }

    public ConversationProperty Property { get; }

    public object? Value { get; }
}
