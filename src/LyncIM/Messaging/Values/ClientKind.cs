namespace LyncIM.Messaging;

/// <summary>The kinds of clients; the names are what users write and see.</summary>
internal enum ClientKind
{
    /// <summary>The client that runs on this desktop.</summary>
    Desktop,

    /// <summary>A simulated network inside this process: nothing leaves this machine.</summary>
    Simulator,

    /// <summary>A server, without any client on this machine.</summary>
    Server,
}
