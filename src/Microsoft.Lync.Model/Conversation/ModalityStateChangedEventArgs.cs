using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells of a change of a modality's state.</summary>
public class ModalityStateChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ModalityState _newState;
    private readonly ModalityState _oldState;
    private readonly int _statusCode;

    internal ModalityStateChangedEventArgs(EventData data, ModalityState newState, ModalityState oldState, int statusCode)
    {
        _data = data;
        _newState = newState;
        _oldState = oldState;
        _statusCode = statusCode;
    }

    public ModalityState NewState => _data.Get(this, () => _newState, ModalityState.Invalid);

    public ModalityState OldState => _data.Get(this, () => _oldState, ModalityState.Invalid);

    public int StatusCode => _data.Get(this, () => _statusCode, -1);
}
