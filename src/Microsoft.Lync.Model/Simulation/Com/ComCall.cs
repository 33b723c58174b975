using System;
using System.Threading;
using Microsoft.Lync.Model.Simulation.Desktop;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>Makes one call into Lync's process: it is counted, takes its time, and fails as faults and deaths want it.</summary>
internal static class ComCall
{
    /// <summary>How much longer a late call takes, in milliseconds.</summary>
    private const int Lateness = 100;

    private static int _milliseconds;

    /// <summary>How long each call takes, in milliseconds.</summary>
    public static int Milliseconds
    {
        get => Volatile.Read(ref _milliseconds);
        set => Volatile.Write(ref _milliseconds, value);
    }

    /// <summary>
    /// Runs <paramref name="body"/> as the call <paramref name="owner"/>.<paramref name="member"/> on
    /// <paramref name="target"/>, or on nothing yet where a process is looked for.
    /// </summary>
    /// <exception cref="System.Runtime.InteropServices.COMException">It has failed.</exception>
    public static T Run<T>(string owner, string member, ComObject? target, Func<T> body, bool isCounted = true)
    {
        if (isCounted)
            CallCounter.Count(owner, member);
        if (Faults.Strikes(Fault.DiesBefore, owner, member))
            SimulatedNetwork.StopClient();
        if (Faults.Strikes(Fault.ReturnsLate, owner, member))
            Thread.Sleep(Lateness);
        if (target is not null && target.Death != 0)
            throw ComFailure.Of(target.Death);
        Pass(owner, member, target?.Process ?? SimulatedNetwork.Process, isCounted ? Milliseconds : 0);
        var result = body();
        if (Faults.Strikes(Fault.DiesAfter, owner, member))
            SimulatedNetwork.StopClient();
        return result;
    }

    public static void Run(string owner, string member, ComObject target) => Run<object?>(owner, member, target, () => null);

    private static void Pass(string owner, string member, LyncProcess? process, int milliseconds)
    {
        if (Faults.Strikes(Fault.NeverReturns, owner, member))
            Faults.Hang(process);
        if (milliseconds > 0)
            Thread.Sleep(milliseconds);
        if (Faults.Strikes(Fault.Throws, owner, member, out var code))
            throw ComFailure.Of(code);
        if (Faults.Strikes(Fault.DiesIn, owner, member))
            SimulatedNetwork.StopClient();
        if (process is { IsRunning: false })
            throw ComFailure.Of(ComFailure.CallFailed);
    }
}
