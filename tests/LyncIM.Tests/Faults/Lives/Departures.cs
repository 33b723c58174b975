using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Faults;

/// <summary>Ways in which the client goes and comes back.</summary>
internal static class Departures
{
    /// <summary>The client ends, and starts again.</summary>
    public static void Restart()
    {
        SimulatedNetwork.StopClient();
        SimulatedNetwork.StartClient();
    }

    /// <summary>Somebody signs out, and in again.</summary>
    public static void SignOutAndIn()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
        SimulatedNetwork.SignIn();
        Eventually.Equal(ClientState.SignedIn, () => LyncClient.GetClient().State);
    }
}
