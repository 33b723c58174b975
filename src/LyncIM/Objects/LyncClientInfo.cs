namespace LyncIM;

/// <summary>What the client was doing when it was asked; <see cref="Reason"/> says why it cannot be used, where it cannot.</summary>
public sealed class LyncClientInfo
{
    private readonly LyncClientState _state;

    internal LyncClientInfo(LyncClientState state)
    {
        _state = state;
    }

    /// <summary>
    /// What the client is doing: NotInstalled, NotRunning, Uninitialized, Initializing, SignedOut, SigningIn, SignedIn, SigningOut or
    /// ShuttingDown. Only SignedIn can send and receive.
    /// </summary>
    public string State => _state.ToString();

    /// <summary>Which client it is: Desktop, Simulator or Server.</summary>
    public string? Kind { get; internal init; }

    /// <summary>The signed-in user's address; null where nobody is signed in.</summary>
    public string? SipAddress { get; internal init; }

    /// <summary>The same address as a SIP URI, for example sip:kim@contoso.com.</summary>
    public string? Uri => SipAddress is null ? null : "sip:" + SipAddress;

    /// <summary>The signed-in user's name.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>Why the client cannot be used now, and what to do about it; null where it can.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The file of the SDK through which the client is reached, or the server's URL.</summary>
    public string? Source { get; internal init; }

    /// <summary>The version of what the client is reached through; null where it says none.</summary>
    public string? Version { get; internal init; }
}
