using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>The wrappers that are advised of one object's events; it keeps none of them alive.</summary>
internal sealed class ConnectionPoint
{
    private readonly List<WeakReference<UCWBase>> _sinks = new();

    public void Advise(UCWBase wrapper)
    {
        lock (_sinks)
            _sinks.Add(new WeakReference<UCWBase>(wrapper));
    }

    /// <summary>Tells each sink in turn. Waits for the SDK's lock first: no event gets through while a wrapper is made.</summary>
    public void Tell<TWrapper>(Action<TWrapper> tell)
        where TWrapper : UCWBase
    {
        var sinks = Living();
        if (sinks.Length == 0)
            return;
        UCWCache.WaitForLock();
        foreach (var sink in sinks)
            tell((TWrapper)sink);
    }

    private UCWBase[] Living()
    {
        lock (_sinks)
        {
            var living = _sinks.Select(sink => sink.TryGetTarget(out var wrapper) ? wrapper : null).OfType<UCWBase>().ToArray();
            if (living.Length < _sinks.Count)
                _sinks.RemoveAll(sink => !sink.TryGetTarget(out _));
            return living;
        }
    }
}
