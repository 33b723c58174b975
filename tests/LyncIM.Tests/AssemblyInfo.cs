using System.Runtime.CompilerServices;
using Microsoft.Lync.Model.Simulation;

// The simulated network and the session are one for the process: only tests that do without run beside the others.
[assembly: CollectionBehavior("LyncIM.Tests.TestCollections", "LyncIM.Tests", MaxParallelThreads = 3)]

namespace LyncIM.Tests;

internal static class TestAssembly
{
    /// <summary>Loads the stand-in that the tests were compiled against: the module binds what the process has loaded.</summary>
    [ModuleInitializer]
    internal static void LoadStandIn() => SimulatedNetwork.Reset();
}
