using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Internal;

/// <summary>
/// The wrappers that there are, one for each object of Lync's process. They are found and made under the SDK's one lock, and each
/// call of the making can fail, hang, or be the one in which Lync dies.
/// </summary>
internal static class UCWCache
{
    private const string Making = "Wrap";

    [SuppressMessage("Style", "IDE1006", Justification = "Named as in the genuine SDK, where programs set it by reflection.")]
    [SuppressMessage("Style", "IDE0044", Justification = "Writable as in the genuine SDK.")]
    private static object s_lock = new();

    private static ConditionalWeakTable<ComEventSource, WeakReference<UCWBase>> _wrappers = new();

    /// <summary>The first advice of each object, by type and hash. While that wrapper lives, no other is ever advised.</summary>
    private static Dictionary<(Type Type, int Hash), WeakReference<UCWBase>> _advised = new();

    /// <summary>The wrapper of an object.</summary>
    /// <exception cref="TargetInvocationException">It could not be made.</exception>
    public static T Wrap<T>(ComEventSource remote)
        where T : UCWBase
    {
        using (SdkLock.Enter(s_lock))
        {
            try
            {
                return (T)FindOrMake(remote);
            }
            catch (COMException e)
            {
                throw new TargetInvocationException(ComFailure.Translate(e, remote));
            }
        }
    }

    /// <summary>The wrappers of many objects, all made before the lock is given back.</summary>
    /// <exception cref="COMException">One of them could not be made.</exception>
    public static List<T> WrapAll<T>(IEnumerable<ComEventSource> remotes, string owner)
        where T : UCWBase
    {
        using (SdkLock.Enter(s_lock))
            return remotes.Select(remote => (T)Identify(remote, owner)).ToList();
    }

    /// <summary>The wrapper of a collection's member. Whose wrapper is known costs no call, any other its identity as well.</summary>
    public static T WrapMember<T>(ComEventSource remote, string owner)
        where T : UCWBase
    {
        using (SdkLock.Enter(s_lock))
            return (T)Identify(remote, owner);
    }

    /// <summary>The wrapper that there is; null where there is none.</summary>
    public static UCWBase? Find(ComEventSource remote) =>
        _wrappers.TryGetValue(remote, out var known) && known.TryGetTarget(out var wrapper) ? wrapper : null;

    /// <summary>Forgets all wrappers, which live on in whoever holds them, and stay advised.</summary>
    public static void Clear()
    {
        using (SdkLock.Enter(s_lock))
            _wrappers = new();
    }

    /// <summary>Forgets all, without the lock: a new process has begun.</summary>
    public static void Reset()
    {
        _wrappers = new();
        _advised = new();
    }

    /// <summary>Waits until no wrapper is being made.</summary>
    public static void WaitForLock() => SdkLock.Enter(s_lock).Dispose();

    private static UCWBase Identify(ComEventSource remote, string owner)
    {
        if (Find(remote) is { } known)
            return known;
        ComCall.Run(owner, "Identity", remote);
        return FindOrMake(remote);
    }

    private static UCWBase FindOrMake(ComEventSource remote)
    {
        if (Find(remote) is { } known)
            return known;
        var wrapper = remote.NewWrapper();
        Advise(wrapper, remote);
        _wrappers.Remove(remote);
        _wrappers.Add(remote, new WeakReference<UCWBase>(wrapper));
        if (remote.Keeper is { } keeper)
            Find(keeper)?.Keep(wrapper);
        wrapper.OnWrapped();
        return wrapper;
    }

    /// <summary>Finds the connection point and advises, in two calls; not where a wrapper that was advised before lives.</summary>
    private static void Advise(UCWBase wrapper, ComEventSource remote)
    {
        ComCall.Run(wrapper.Kind, Making, remote);
        var key = (wrapper.GetType(), remote.Hash);
        if (_advised.TryGetValue(key, out var first) && first.TryGetTarget(out _))
            return;
        ComCall.Run(wrapper.Kind, Making, remote);
        _advised[key] = new WeakReference<UCWBase>(wrapper);
        remote.Sinks.Advise(wrapper);
    }
}
