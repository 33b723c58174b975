namespace LyncIM.Tests.Faults;

/// <summary>What can happen in a life on the server.</summary>
public enum ServerDeed
{
    /// <summary>The user starts a conversation with somebody new.</summary>
    Start,

    /// <summary>The user sends a message, and waits for what becomes of it.</summary>
    Send,

    /// <summary>The user sends a message, and does not wait.</summary>
    SendWithoutWaiting,

    /// <summary>The user shows typing.</summary>
    ShowTyping,

    /// <summary>The user ends a conversation.</summary>
    End,

    /// <summary>The user lets the server go.</summary>
    Disconnect,

    /// <summary>Somebody invites the user, who accepts.</summary>
    Invite,

    /// <summary>Somebody says something.</summary>
    Say,

    /// <summary>Somebody types.</summary>
    Type,

    /// <summary>Somebody comes into a conversation.</summary>
    Join,

    /// <summary>Somebody leaves.</summary>
    Leave,

    /// <summary>A token expires.</summary>
    ExpireTokens,

    /// <summary>The next events come in one batch.</summary>
    Hold,

    /// <summary>What was held back comes.</summary>
    Release,

    /// <summary>Events bring no resources from now on.</summary>
    OmitResources,

    /// <summary>Messages are told twice.</summary>
    Double,

    /// <summary>The count of events is wrong.</summary>
    Resync,

    /// <summary>The server loses the application.</summary>
    LoseApplication,

    /// <summary>The server is away for a moment.</summary>
    Restart,

    /// <summary>A request goes wrong.</summary>
    Strike,
}
