using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Simulation.Desktop;

/// <summary>What COM activates: Lync's front door, behind which the client is asked for.</summary>
internal sealed class ActivationObject : ComObject
{
    public ActivationObject(LyncProcess process)
        : base(process)
    {
    }

    /// <summary>Answers what GetInterface asks for.</summary>
    public ClientObject Client => Process.Client;
}
