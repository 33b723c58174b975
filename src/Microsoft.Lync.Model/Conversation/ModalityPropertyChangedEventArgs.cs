using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which property of a modality changed.</summary>
public class ModalityPropertyChangedEventArgs : EventArgs
{
    internal ModalityPropertyChangedEventArgs(ModalityProperty property, object? value)
    {
        Property = property;
        Value = value;
    }

    public ModalityProperty Property { get; }

    public object? Value { get; }
}
