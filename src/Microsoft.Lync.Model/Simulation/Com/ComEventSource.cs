using System;
using System.Threading;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>An object in Lync's process that has an identity and events: the SDK makes one wrapper for it, and advises that.</summary>
internal abstract class ComEventSource : ComObject
{
    private static int _lastHash;

    protected ComEventSource(LyncProcess process)
        : base(process)
    {
    }

    /// <summary>Tells it from all others of its type.</summary>
    public int Hash { get; } = Interlocked.Increment(ref _lastHash);

    public ConnectionPoint Sinks { get; } = new();

    /// <summary>The object whose wrapper keeps this one's alive; null where nothing does.</summary>
    public virtual ComEventSource? Keeper => null;

    public abstract UCWBase NewWrapper();

    /// <summary>Raises an event of the wrappers that are advised; a process that has died raises nothing.</summary>
    protected void Tell<TWrapper>(Action<TWrapper> tell)
        where TWrapper : UCWBase
    {
        if (Process.IsRunning)
            Sinks.Tell(tell);
    }
}
