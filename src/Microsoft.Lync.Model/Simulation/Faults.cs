using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Lync.Model.Simulation.Desktop;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>
/// The faults that tests have injected, by the SDK's member that they strike: "InstantMessageModality.State", "State" for those
/// of all types, or "*" for any.
/// </summary>
internal static class Faults
{
    private const string Any = "*";

    private static readonly Dictionary<(Fault Fault, string Member), (int Times, uint Code)> Injected = new();
    private static readonly HashSet<(Fault Fault, string Member)> Passed = new();
    private static ManualResetEvent _released = new(false);
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
        Interlocked.Exchange(ref _released, new ManualResetEvent(false)).Set();
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

    public static bool Strikes(Fault fault, string owner, string member) => Strikes(fault, owner, member, out _);

    public static bool Strikes(Fault fault, string owner, string member, out uint code)
    {
        code = 0;
        if (!_isWatching)
            return false;
        var qualified = owner + "." + member;
        lock (Injected)
        {
            Passed.Add((fault, qualified));
            return Take((fault, qualified), ref code) || Take((fault, member), ref code) || Take((fault, Any), ref code);
        }
    }

    /// <summary>Throws InvalidCastException where a method is to find a broken COM registration.</summary>
    public static void StrikeCast(string owner, string member)
    {
        if (Strikes(Fault.InvalidCast, owner, member))
            throw new InvalidCastException($"Unable to cast COM object to the interface that {member} needs.");
    }

    /// <summary>Hangs until the faults are taken back, or the process dies.</summary>
    public static void Hang(LyncProcess? process)
    {
        Interlocked.Increment(ref _stuckCalls);
        var released = Volatile.Read(ref _released);
        WaitHandle.WaitAny(process is null ? [released] : [released, process.Died]);
        Interlocked.Decrement(ref _stuckCalls);
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
}
