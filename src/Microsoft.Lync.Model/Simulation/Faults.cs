using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>
/// The faults that tests have injected, by the SDK's member that they strike: "InstantMessageModality.State", or "State" for
/// those of all types.
/// </summary>
internal static class Faults
{
    private static readonly Dictionary<(Fault Fault, string Member), (int Times, uint Code)> Injected = new();
    private static readonly HashSet<(Fault Fault, string Member)> Passed = new();
    private static ManualResetEventSlim _released = new();
    private static volatile bool _isWatching;
    private static int _stuckCalls;

    public static int StuckCalls => Volatile.Read(ref _stuckCalls);

    public static void Inject(Fault fault, string member, int times, uint code)
    {
        lock (Injected)
        {
            Injected[(fault, member)] = (times, code);
            _isWatching = true;
        }
    }

    public static void Clear()
    {
        lock (Injected)
        {
            Injected.Clear();
            Passed.Clear();
            _isWatching = false;
        }
        Interlocked.Exchange(ref _released, new ManualResetEventSlim()).Set();
    }

    /// <summary>Begins to note where faults could have struck.</summary>
    public static void Record()
    {
        lock (Injected)
        {
            Passed.Clear();
            _isWatching = true;
        }
    }

    /// <summary>Where faults could have struck since <see cref="Record"/>.</summary>
    public static IReadOnlyList<(Fault Fault, string Member)> Recorded()
    {
        lock (Injected)
            return Passed.ToArray();
    }

    /// <summary>What a getter does first of all; whether it finds nothing.</summary>
    public static bool OnRead(Type owner, string member)
    {
        if (Strikes(Fault.NeverReturns, owner, member, out _))
            Hang();
        return Strikes(Fault.ReturnsNull, owner, member, out _);
    }

    public static bool Strikes(Fault fault, object owner, string member) => Strikes(fault, owner.GetType(), member, out _);

    public static bool Strikes(Fault fault, object owner, string member, out uint code) => Strikes(fault, owner.GetType(), member, out code);

    /// <summary>What a method does first of all.</summary>
    public static void OnCall(Type owner, string member)
    {
        if (Strikes(Fault.NeverReturns, owner, member, out _))
            Hang();
        if (Strikes(Fault.InvalidCast, owner, member, out _))
            throw new InvalidCastException($"Unable to cast COM object to the interface that {member} needs.");
        if (Strikes(Fault.Throws, owner, member, out var code))
            throw LyncClientException.FromCode(code);
    }

    private static bool Strikes(Fault fault, Type owner, string member, out uint code)
    {
        code = 0;
        if (!_isWatching)
            return false;
        var qualified = owner.Name + "." + member;
        lock (Injected)
        {
            Passed.Add((fault, qualified));
            return Take((fault, qualified), ref code) || Take((fault, member), ref code);
        }
    }

    private static bool Take((Fault Fault, string Member) point, ref uint code)
    {
        if (!Injected.TryGetValue(point, out var found))
            return false;
        code = found.Code;
        if (found.Times <= 1)
            Injected.Remove(point);
        else
            Injected[point] = (found.Times - 1, found.Code);
        return true;
    }

    private static void Hang()
    {
        Interlocked.Increment(ref _stuckCalls);
        Volatile.Read(ref _released).Wait();
        Interlocked.Decrement(ref _stuckCalls);
    }
}
