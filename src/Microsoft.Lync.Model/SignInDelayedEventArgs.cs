using System;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model;

/// <summary>The network is out; the client tries again by itself.</summary>
public class SignInDelayedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly uint _estimatedStartDelay;
    private readonly int _statusCode;

    internal SignInDelayedEventArgs(EventData data, uint estimatedStartDelay, int statusCode)
    {
        _data = data;
        _estimatedStartDelay = estimatedStartDelay;
        _statusCode = statusCode;
    }

    /// <summary>After how many seconds that is.</summary>
    public uint EstimatedStartDelay => _data.Get(this, () => _estimatedStartDelay, uint.MaxValue);

    public int StatusCode => _data.Get(this, () => _statusCode, -1);
}
