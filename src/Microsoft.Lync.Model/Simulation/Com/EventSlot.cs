using System;
using System.Threading;
using Microsoft.Lync.Model.Simulation.Threads;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation.Com;

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

    /// <summary>Raises the event; <paramref name="args"/> makes arguments anew for each raising.</summary>
    public void Raise(object sender, Func<TArgs> args)
    {
        var owner = sender.GetType().Name;
        if (Faults.Strikes(Fault.EventLost, owner, _name))
            return;
        if (Faults.Strikes(Fault.EventLate, owner, _name))
            SdkThreads.PostAfter(Lateness, () => RaiseOnce(sender, args));
        else
            RaiseOnce(sender, args);
        if (Faults.Strikes(Fault.EventTwice, owner, _name))
            RaiseOnce(sender, args);
    }

    /// <summary>Calls all handlers in one invocation: one that throws keeps those behind it from being called.</summary>
    private void RaiseOnce(object sender, Func<TArgs> args) => SdkThreads.Run(() =>
    {
        if (Volatile.Read(ref _handlers) is EventHandler<TArgs> typed)
            typed(sender, args());
        else if (Volatile.Read(ref _handlers) is EventHandler plain)
            plain(sender, EventArgs.Empty);
    });

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
