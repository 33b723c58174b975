using System;

namespace Microsoft.Lync.Model;

/// <summary>Signing in takes longer: the network is out, or the server asks for patience.</summary>
public class SignInDelayedEventArgs : EventArgs
{
    internal SignInDelayedEventArgs(uint estimatedStartDelay, int statusCode)
    {
        EstimatedStartDelay = estimatedStartDelay;
        StatusCode = statusCode;
    }

    /// <summary>When the client tries again, in seconds.</summary>
    public uint EstimatedStartDelay { get; }

    public int StatusCode { get; }
}
