using System.Threading;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>An object in Lync's process. It dies with the process, or alone where a test breaks it.</summary>
internal abstract class ComObject
{
    private int _brokenCode;

    protected ComObject(LyncProcess process)
    {
        Process = process;
    }

    public LyncProcess Process { get; }

    /// <summary>The HRESULT that each call on it meets; 0 while it lives.</summary>
    public uint Death => Process.IsRunning ? (uint)Volatile.Read(ref _brokenCode) : ComFailure.ServerUnavailable;

    /// <summary>Lets each call on it fail from now on, though the process lives.</summary>
    public void Break(uint code) => Volatile.Write(ref _brokenCode, unchecked((int)code));
}
