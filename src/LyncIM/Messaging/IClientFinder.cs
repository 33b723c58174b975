namespace LyncIM.Messaging;

/// <summary>Knows which clients there are, and which one is meant where nobody says it.</summary>
internal interface IClientFinder
{
    /// <summary>The client that the environment asks for.</summary>
    /// <exception cref="LyncException">UnknownClient, or MissingArgument for a server without an address.</exception>
    ClientChoice Default { get; }

    /// <summary>A connector that has told nobody anything yet.</summary>
    IMessagingConnector CreateConnector(ClientKind kind);
}
