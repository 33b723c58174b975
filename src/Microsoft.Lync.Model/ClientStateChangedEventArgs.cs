using System;

namespace Microsoft.Lync.Model;

/// <summary>Tells of a change of the client's state.</summary>
public class ClientStateChangedEventArgs : EventArgs
{
    internal ClientStateChangedEventArgs(ClientState newState, ClientState oldState, int statusCode)
    {
        NewState = newState;
        OldState = oldState;
        StatusCode = statusCode;
    }

    public ClientState NewState { get; }

    public ClientState OldState { get; }

    public int StatusCode { get; }
}
