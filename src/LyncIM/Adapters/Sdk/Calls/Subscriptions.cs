using System;
using System.Collections.Generic;

namespace LyncIM.Adapters.Sdk;

/// <summary>Handlers registered with the SDK; disposing of it takes all of them back, once, even those that come late.</summary>
internal sealed class Subscriptions : IDisposable
{
    private readonly object _changing = new();
    private List<Action>? _removals = new();

    /// <summary>Registers a handler with <paramref name="add"/>; takes it back at once where it is too late for that.</summary>
    public void Add(Action add, Action remove)
    {
        add();
        lock (_changing)
        {
            if (_removals is not null)
            {
                _removals.Add(remove);
                return;
            }
        }
        SdkTrace.Try(remove);
    }

    public void Dispose()
    {
        List<Action>? removals;
        lock (_changing)
            (removals, _removals) = (_removals, null);
        foreach (var remove in removals ?? new())
            SdkTrace.Try(remove);
    }
}
