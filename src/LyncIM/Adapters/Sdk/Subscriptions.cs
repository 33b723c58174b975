using System;
using System.Collections.Generic;

namespace LyncIM.Adapters.Sdk;

/// <summary>Handlers registered with the SDK; disposing of it takes all of them back, once, even those that come late.</summary>
internal sealed class Subscriptions : IDisposable
{
    private readonly object _changing = new();
    private List<Action>? _removals = new();

    /// <summary>Registers a handler with <paramref name="add"/>, unless it is too late for that.</summary>
    public void Add(Action add, Action remove)
    {
        lock (_changing)
        {
            if (_removals is null)
                return;
            add();
            _removals.Add(remove);
        }
    }

    public void Dispose()
    {
        List<Action>? removals;
        lock (_changing)
            (removals, _removals) = (_removals, null);
        foreach (var remove in removals ?? new())
            SdkReader.Try(remove);
    }
}
