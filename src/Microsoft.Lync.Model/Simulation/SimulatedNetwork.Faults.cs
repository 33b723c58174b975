using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Simulation;

/// <content>What goes wrong, and how often Lync is called.</content>
public static partial class SimulatedNetwork
{
    /// <summary>How many calls hang, by <see cref="Fault.NeverReturns"/>.</summary>
    public static int StuckCalls => Faults.StuckCalls;

    /// <summary>How many threads wait for one of the SDK's two locks; two that wait for each other do until <see cref="Reset"/>.</summary>
    public static int LockWaiters => SdkLock.Waiting;

    /// <summary>
    /// How many COM calls the SDK has made since <see cref="Reset"/>: one for each getter, method and event argument, and two more for
    /// each wrapper that had to be made (its connection point, and the advice); members of a collection take one for their identity.
    /// Reading a live collection off its owner, and what was known already, costs nothing.
    /// </summary>
    public static int CallCount => CallCounter.Calls;

    /// <summary>The COM calls since <see cref="Record"/>, as "Conversation.State" and "Conversation.Wrap".</summary>
    public static IReadOnlyList<string> Calls => CallCounter.List;

    /// <summary>Each fault with each member that it could have struck since <see cref="Record"/>.</summary>
    public static IReadOnlyList<(Fault Fault, string Member)> Recorded => Faults.Recorded();

    /// <summary>
    /// Lets <paramref name="member"/> go wrong the next <paramref name="times"/> times; <paramref name="code"/> is what
    /// <see cref="Fault.Throws"/> and <see cref="Fault.Fails"/> fail with. <see cref="Reset"/> takes all faults back.
    /// </summary>
    public static void Inject(Fault fault, string member, int times = int.MaxValue, uint code = ComFailure.ServerUnavailable) =>
        Faults.Inject(fault, member, times, code);

    /// <summary>
    /// One contact alone is dead from now on: each call on it fails with <paramref name="code"/>, RPC_E_DISCONNECTED where nothing
    /// else is said, and throws the current client away, though Lync lives.
    /// </summary>
    public static void BreakContact(string uri, uint code = 0x80010108) => Client.Process.Contact(uri).Break(code);

    /// <summary>Each COM call takes that many milliseconds from now on: Lync is busy.</summary>
    public static void SetCallTime(int milliseconds) => ComCall.Milliseconds = milliseconds;

    /// <summary>Takes all faults back; calls that hang go on. Lync stays as it is, and a broken contact broken.</summary>
    public static void Heal() => Faults.Clear();

    /// <summary>Begins to note where faults can strike, for <see cref="Recorded"/>, and the COM calls, for <see cref="Calls"/>.</summary>
    public static void Record()
    {
        Faults.Record();
        CallCounter.Begin();
    }
}
