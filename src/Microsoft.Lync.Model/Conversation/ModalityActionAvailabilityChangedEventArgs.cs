using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells what a modality can do now, or no longer.</summary>
public class ModalityActionAvailabilityChangedEventArgs : EventArgs
{
    internal ModalityActionAvailabilityChangedEventArgs(ModalityAction action, bool isAvailable)
    {
        Action = action;
        IsAvailable = isAvailable;
    }

    public ModalityAction Action { get; }

    public bool IsAvailable { get; }
}
