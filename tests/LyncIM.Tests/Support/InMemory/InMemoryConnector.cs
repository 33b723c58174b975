using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests;

/// <summary>Finds the client of the tests' own network.</summary>
internal sealed class InMemoryConnector : IMessagingConnector
{
    private readonly InMemoryNetwork _network;

    public InMemoryConnector(InMemoryNetwork network)
    {
        _network = network;
    }

    public static ClientWords TheWords { get; } = new(
        "the test client",
        "The test client has gone.",
        "Nobody is signed in to the test client.",
        Notice: null,
        error => error == MessagingError.LyncClientNotRunning ? "Call ComeBack." : null);

    public ClientWords Words => TheWords;

    /// <summary>How often a client was connected to.</summary>
    public int Connections { get; private set; }

    public void EnsureCompatible(ClientChoice choice)
    {
    }

    public Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken)
    {
        Connections++;
        return _network.State == LyncClientState.NotRunning
            ? Task.FromException<IMessagingClient>(Words.GoneError())
            : Task.FromResult<IMessagingClient>(new InMemoryClient(_network, choice, observer));
    }
}
