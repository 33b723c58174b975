using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Tests;

/// <summary>Finds the tests' own network, whatever kind of client is asked for.</summary>
internal sealed class InMemoryFinder : IClientFinder
{
    private readonly InMemoryNetwork _network;

    public InMemoryFinder(InMemoryNetwork network)
    {
        _network = network;
    }

    public ClientChoice Default { get; set; } = new(ClientKind.Desktop);

    /// <summary>The connectors that were made, in order.</summary>
    public List<InMemoryConnector> Connectors { get; } = [];

    public IMessagingConnector CreateConnector(ClientKind kind)
    {
        var connector = new InMemoryConnector(_network);
        Connectors.Add(connector);
        return connector;
    }
}
