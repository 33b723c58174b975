using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which property of a modality changed.</summary>
public class ModalityPropertyChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ModalityProperty _property;
    private readonly object? _value;

    internal ModalityPropertyChangedEventArgs(EventData data, ModalityProperty property, object? value)
    {
        _data = data;
        _property = property;
        _value = value;
    }

    public ModalityProperty Property => _data.Get(this, () => _property, ModalityProperty.Invalid);

    public object? Value => _data.Get(this, () => _value, null);
}
