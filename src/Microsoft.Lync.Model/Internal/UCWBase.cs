using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Simulation;
using Microsoft.Lync.Model.Simulation.Com;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Internal;

/// <summary>What all objects of the SDK have in common: they wrap an object in the client's process, which may have gone.</summary>
public abstract class UCWBase : MarshalByRefObject
{
    private readonly HashSet<UCWBase> _kept = new();

    /// <summary>Called by the SDK's own types.</summary>
    protected UCWBase()
    {
    }

    /// <summary>The object in Lync's process, the same for all of its wrappers.</summary>
    public object InnerObject => Com;

    /// <summary>The object in Lync's process.</summary>
    internal ComObject Com { get; private protected set; } = null!;

    /// <summary>The name under which faults strike it and calls are listed.</summary>
    internal virtual string Kind => GetType().Name;

    /// <summary>Keeps a wrapper alive as long as this one lives, or until it is released.</summary>
    internal void Keep(UCWBase wrapper)
    {
        lock (_kept)
            _kept.Add(wrapper);
    }

    /// <summary>Keeps the wrapper of <paramref name="remote"/> no longer.</summary>
    internal void Release(ComObject remote)
    {
        lock (_kept)
            _kept.RemoveWhere(wrapper => ReferenceEquals(wrapper.Com, remote));
    }

    /// <summary>What is done once the object has been wrapped, still under the SDK's lock.</summary>
    internal virtual void OnWrapped()
    {
    }

    /// <summary>Reads as a getter does: a failure is swallowed, and <paramref name="whenGone"/> returned.</summary>
    internal T Get<T>(Func<T> value, T whenGone, bool isCounted = true, [CallerMemberName] string member = "")
    {
        try
        {
            return ComCall.Run(Kind, member, Com, () => ReturnsNull(member) ? whenGone : value(), isCounted);
        }
        catch (COMException e)
        {
            ComFailure.Meet(e, Com);
            return whenGone;
        }
        catch (TargetInvocationException)
        {
            return whenGone;
        }
    }

    /// <summary>Reads an object, for which a wrapper is made where there is none yet.</summary>
    internal T? GetWrapped<T>(Func<ComEventSource?> remote, [CallerMemberName] string member = "")
        where T : UCWBase => Get(() => remote() is { } found ? UCWCache.Wrap<T>(found) : null, null, isCounted: true, member);

    /// <summary>Reads a live collection that came with the wrapper: asking for it costs no call of its own.</summary>
    internal T? GetCollection<T>(Func<T> collection, [CallerMemberName] string member = "")
        where T : class => Get<T?>(collection, null, isCounted: false, member);

    /// <summary>Calls as a method does: where the call fails, it throws.</summary>
    internal T Call<T>(Func<T> body, [CallerMemberName] string member = "")
    {
        try
        {
            return ComCall.Run(Kind, member, Com, () =>
            {
                Faults.StrikeCast(Kind, member);
                return body();
            });
        }
        catch (COMException e)
        {
            throw ComFailure.Translate(e, Com);
        }
    }

    internal void Call(Action body, [CallerMemberName] string member = "") => Call<object?>(
        () =>
        {
            body();
            return null;
        },
        member);

    /// <summary>Calls a method that returns an object, for which a wrapper is made where there is none yet.</summary>
    internal T CallWrapped<T>(Func<ComEventSource> remote, [CallerMemberName] string member = "")
        where T : UCWBase => Call(
            () =>
            {
                var found = remote();
                return ReturnsNull(member) ? null! : UCWCache.Wrap<T>(found);
            },
            member);

    /// <summary>Whether a test wants that null is returned here.</summary>
    internal bool ReturnsNull([CallerMemberName] string member = "") => Faults.Strikes(Fault.ReturnsNull, Kind, member);

    /// <summary>Begins an operation, which <paramref name="begin"/> hands to Lync's process.</summary>
    internal IAsyncResult Begin(Operation operation, Action begin, [CallerMemberName] string member = "")
    {
        Call(begin, member);
        return operation;
    }
}
