using System;

namespace LyncIM;

/// <summary>What the client was doing when it was asked; <see cref="Reason"/> says why it cannot be used, where it cannot.</summary>
public sealed class LyncClientInfo
{
    internal LyncClientInfo(LyncClientState state)
    {
        State = state;
    }

    /// <summary>What the client is doing; only SignedIn can send and receive.</summary>
    public LyncClientState State { get; }

    /// <summary>The signed-in user's address; null where nobody is signed in.</summary>
    public string? SipAddress { get; internal init; }

    /// <summary>The same address as a SIP URI, for example sip:kim@contoso.com.</summary>
    public string? Uri => SipAddress is null ? null : Messaging.SipAddress.UriOf(SipAddress);

    /// <summary>The signed-in user's name.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>Whether it is the simulated client, from which nothing leaves this machine.</summary>
    public bool IsSimulated { get; internal init; }

    /// <summary>Why the client cannot be used, and what to do about it; null where it can.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The file of the Lync SDK through which the client is reached.</summary>
    public string? Sdk { get; internal init; }

    /// <summary>The version of that file.</summary>
    public Version? SdkVersion { get; internal init; }
}
