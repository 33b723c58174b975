using System.Net;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Sdk;

/// <summary>A scene in which somebody signs in.</summary>
public abstract class SignInScene : Scene
{
    private protected const string Password = "correct horse";

    private protected Task SignInAsync(string address, string password = Password, double seconds = 20) => Session.SignInAsync(
        null,
        new SignInRequest(SipAddress.Parse(address), new ClientCredential("CONTOSO\\kim", new NetworkCredential("", password).SecurePassword)),
        Within(seconds),
        Notices);

    private protected static void SignOut()
    {
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => LyncClient.GetClient().State);
    }
}
