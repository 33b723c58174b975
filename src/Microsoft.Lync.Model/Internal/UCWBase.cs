using System;
using System.Runtime.CompilerServices;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Internal;

/// <summary>What all objects of the SDK have in common: they speak for an object in the client's process, which may have gone.</summary>
public abstract class UCWBase : MarshalByRefObject
{
    private LyncClient? _owner;

    /// <summary>Called by the SDK's own types.</summary>
    protected UCWBase()
    {
    }

    internal LyncClient Owner => _owner!;

    private protected void OwnedBy(LyncClient owner) => _owner = owner;

    /// <summary>A property's getter: where the client has gone, it swallows that and returns <paramref name="whenGone"/>.</summary>
    internal T Read<T>(T value, T whenGone, [CallerMemberName] string member = "") =>
        Faults.OnRead(GetType(), member) || !Owner.IsReachable() ? whenGone : value;

    /// <summary>A method: where the client has gone, it throws.</summary>
    internal void Enter([CallerMemberName] string member = "")
    {
        Faults.OnCall(GetType(), member);
        if (!Owner.IsReachable())
            throw LyncClientException.FromCode(LyncClientException.ServerUnavailable);
    }
}
