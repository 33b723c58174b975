namespace Microsoft.Lync.Model;

/// <summary>What the client is doing about its sign-in.</summary>
public enum ClientState
{
    Uninitialized = 0,
    SignedOut = 1,
    SigningIn = 2,
    SignedIn = 3,
    SigningOut = 4,
    ShuttingDown = 5,
    Initializing = 6,
    Invalid = -1,
}
