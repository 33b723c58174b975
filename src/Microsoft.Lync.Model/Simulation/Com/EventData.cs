using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Internal;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>The data of one event, in Lync's process: each getter of the event's arguments is a call of its own.</summary>
internal sealed class EventData
{
    private readonly ComObject _source;

    public EventData(ComObject source)
    {
        _source = source;
    }

    /// <summary>Reads what a getter of <paramref name="args"/> returns; <paramref name="whenGone"/> where the call fails.</summary>
    public T Get<T>(EventArgs args, Func<T> value, T whenGone, [CallerMemberName] string member = "")
    {
        var owner = args.GetType().Name;
        try
        {
            return ComCall.Run(owner, member, _source, () => Faults.Strikes(Fault.ReturnsNull, owner, member) ? whenGone : value());
        }
        catch (COMException e)
        {
            ComFailure.Meet(e, _source);
            return whenGone;
        }
        catch (TargetInvocationException)
        {
            return whenGone;
        }
    }

    /// <summary>Calls a method of <paramref name="args"/>: where the call fails, it throws.</summary>
    public void Call(EventArgs args, Action body, [CallerMemberName] string member = "")
    {
        try
        {
            ComCall.Run<object?>(args.GetType().Name, member, _source, () =>
            {
                body();
                return null;
            });
        }
        catch (COMException e)
        {
            throw ComFailure.Translate(e, _source);
        }
    }

    /// <summary>Reads an object, for which a wrapper is made where there is none yet.</summary>
    public T? Wrap<T>(EventArgs args, ComEventSource remote, [CallerMemberName] string member = "")
        where T : UCWBase => Get<T?>(args, () => UCWCache.Wrap<T>(remote), null, member);
}
