using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells of a change of a modality's state.</summary>
public class ModalityStateChangedEventArgs : EventArgs
{
    internal ModalityStateChangedEventArgs(ModalityState newState, ModalityState oldState, int statusCode)
    {
        NewState = newState;
        OldState = oldState;
        StatusCode = statusCode;
    }

    public ModalityState NewState { get; }

    public ModalityState OldState { get; }

    public int StatusCode { get; }
}
