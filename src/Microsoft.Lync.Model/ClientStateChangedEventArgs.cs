using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model;

/// <summary>Tells of a change of the client's state.</summary>
public class ClientStateChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ClientState _newState;
    private readonly ClientState _oldState;
    private readonly int _statusCode;

    internal ClientStateChangedEventArgs(EventData data, ClientState newState, ClientState oldState, int statusCode)
    {
        _data = data;
        _newState = newState;
        _oldState = oldState;
        _statusCode = statusCode;
    }

    public ClientState NewState => _data.Get(this, () => _newState, ClientState.Invalid);

    public ClientState OldState => _data.Get(this, () => _oldState, ClientState.Invalid);

    public int StatusCode => _data.Get(this, () => _statusCode, -1);
}
