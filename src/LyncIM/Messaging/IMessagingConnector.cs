using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>Finds the messaging client of one kind. What it has told of is remembered for as long as it is used.</summary>
internal interface IMessagingConnector
{
    /// <summary>What this kind of client is called and what to do when it fails.</summary>
    ClientWords Words { get; }

    /// <summary>Throws if this process has loaded a different client, and cannot use this one beside it.</summary>
    /// <exception cref="LyncException">LyncSdkConflict.</exception>
    void EnsureCompatible(ClientChoice choice);

    /// <summary>
    /// Finds the client and tells <paramref name="observer"/> from then on of all that happens there, beginning with the conversations
    /// that are open. A desktop client need not be signed in; a server's is.
    /// </summary>
    /// <exception cref="LyncException">There is no such client, or it lets this user not in.</exception>
    Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken);
}
