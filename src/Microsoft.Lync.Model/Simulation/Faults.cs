using System;
using System.Collections.Generic;
using System.Threading;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>The faults that tests have injected, by the name of the SDK's member that they strike.</summary>
internal static class Faults
{
    private static readonly Dictionary<(SimulatedNetwork.Fault Fault, string Member), (int Times, uint Code)> Injected = new();
    private static ManualResetEventSlim _released = new();
    private static int _stuckCalls;

    public static int StuckCalls => Volatile.Read(ref _stuckCalls);

    public static void Inject(SimulatedNetwork.Fault fault, string member, int times, uint code)
    {
        lock (Injected)
            Injected[(fault, member)] = (times, code);
    }

    public static void Clear()
    {
        lock (Injected)
            Injected.Clear();
        Interlocked.Exchange(ref _released, new ManualResetEventSlim()).Set();
    }

    public static bool ReturnsNull(string member) => Strikes(SimulatedNetwork.Fault.ReturnsNull, member, out _);

    public static bool CallbackComesFirst(string member) => Strikes(SimulatedNetwork.Fault.CallbackFirst, member, out _);

    public static bool CallbackIsLost(string member) => Strikes(SimulatedNetwork.Fault.CallbackLost, member, out _);

    public static bool CallbackComesTwice(string member) => Strikes(SimulatedNetwork.Fault.CallbackTwice, member, out _);

    public static bool EventIsLost(string member) => Strikes(SimulatedNetwork.Fault.EventLost, member, out _);

    public static bool EventComesTwice(string member) => Strikes(SimulatedNetwork.Fault.EventTwice, member, out _);

    public static void OnCall(string member)
    {
        if (Strikes(SimulatedNetwork.Fault.NeverReturns, member, out _))
            Hang();
        if (Strikes(SimulatedNetwork.Fault.InvalidCast, member, out _))
            throw new InvalidCastException($"Unable to cast COM object to the interface that {member} needs.");
        if (Strikes(SimulatedNetwork.Fault.Throws, member, out var code))
            throw LyncClientException.FromCode(code);
    }

    private static void Hang()
    {
        Interlocked.Increment(ref _stuckCalls);
        Volatile.Read(ref _released).Wait();
        Interlocked.Decrement(ref _stuckCalls);
    }

    private static bool Strikes(SimulatedNetwork.Fault fault, string member, out uint code)
    {
        lock (Injected)
        {
            code = 0;
            if (Injected.Count == 0 || !Injected.TryGetValue((fault, member), out var found))
                return false;
            code = found.Code;
            if (found.Times <= 1)
                Injected.Remove((fault, member));
            else
                Injected[(fault, member)] = (found.Times - 1, code);
            return true;
        }
    }
}
