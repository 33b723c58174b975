using System;
using System.Threading;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>The handlers of one event of one object; every handler registered anywhere is counted.</summary>
internal sealed class EventSlot<TArgs>
{
    /// <summary>How much later a late event comes, in milliseconds.</summary>
    private const int Lateness = 100;

    private readonly object _changing = new();
    private readonly string _name;
    private readonly int _generation = SimulatedNetwork.Generation;
    private Delegate? _handlers;

    public EventSlot(string name)
    {
        _name = name;
    }

    public void Add(Delegate? handler) => Change(handlers => Delegate.Combine(handlers, handler));

    public void Remove(Delegate? handler) => Change(handlers => Delegate.Remove(handlers, handler));

    public void Raise(object sender, TArgs args)
    {
        if (Faults.Strikes(Fault.EventLost, sender, _name))
            return;
        if (Faults.Strikes(Fault.EventLate, sender, _name))
            SdkThreads.PostAfter(Lateness, () => RaiseOnce(sender, args));
        else
            RaiseOnce(sender, args);
        if (Faults.Strikes(Fault.EventTwice, sender, _name))
            RaiseOnce(sender, args);
    }

    private void RaiseOnce(object sender, TArgs args)
    {
        foreach (var handler in Volatile.Read(ref _handlers)?.GetInvocationList() ?? Array.Empty<Delegate>())
            SdkThreads.Run(() => Invoke(handler, sender, args));
    }

    private static void Invoke(Delegate handler, object sender, TArgs args)
    {
        if (handler is EventHandler<TArgs> typed)
            typed(sender, args);
        else
            ((EventHandler)handler)(sender, EventArgs.Empty);
    }

    private void Change(Func<Delegate?, Delegate?> change)
    {
        lock (_changing)
        {
            var before = _handlers?.GetInvocationList().Length ?? 0;
            _handlers = change(_handlers);
            SimulatedNetwork.CountHandlers(_generation, (_handlers?.GetInvocationList().Length ?? 0) - before);
        }
    }
}
