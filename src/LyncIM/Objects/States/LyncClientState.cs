namespace LyncIM;

/// <summary>What the client is doing; only <see cref="SignedIn"/> can send and receive.</summary>
internal enum LyncClientState
{
    /// <summary>There is no Lync SDK to talk to the client with.</summary>
    NotInstalled,

    /// <summary>Lync is not running, or cannot be reached.</summary>
    NotRunning,

    /// <summary>The client runs without its window and has not been initialized.</summary>
    Uninitialized,

    /// <summary>The client is being initialized.</summary>
    Initializing,

    /// <summary>Nobody is signed in.</summary>
    SignedOut,

    /// <summary>Signing in.</summary>
    SigningIn,

    /// <summary>Signed in: the module works.</summary>
    SignedIn,

    /// <summary>Signing out.</summary>
    SigningOut,

    /// <summary>The client is closing.</summary>
    ShuttingDown,
}
