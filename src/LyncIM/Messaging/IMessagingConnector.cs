using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>Finds the messaging client.</summary>
internal interface IMessagingConnector
{
    /// <summary>Nothing, where the process can have that client beside what it holds already.</summary>
    /// <exception cref="LyncException">It holds another.</exception>
    void Demand(ClientChoice choice);

    /// <summary>
    /// Finds the running client and tells <paramref name="observer"/> from then on of all that happens there, beginning with
    /// the conversations that are open. The client need not be signed in.
    /// </summary>
    /// <exception cref="LyncException">There is no such client.</exception>
    Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken);

    /// <summary>Forgets what has been told; the next client that is found tells anew of the invitations that wait there.</summary>
    void Forget();
}
