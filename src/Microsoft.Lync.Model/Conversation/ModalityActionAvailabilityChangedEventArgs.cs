using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells what a modality can do now, or no longer.</summary>
public class ModalityActionAvailabilityChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ModalityAction _action;
    private readonly bool _isAvailable;

    internal ModalityActionAvailabilityChangedEventArgs(EventData data, ModalityAction action, bool isAvailable)
    {
        _data = data;
        _action = action;
        _isAvailable = isAvailable;
    }

    public ModalityAction Action => _data.Get(this, () => _action, ModalityAction.Invalid);

    public bool IsAvailable => _data.Get(this, () => _isAvailable, false);
}
