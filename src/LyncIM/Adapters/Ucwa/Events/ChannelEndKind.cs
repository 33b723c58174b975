namespace LyncIM.Adapters.Ucwa;

/// <summary>What can end the event channel.</summary>
internal enum ChannelEndKind
{
    /// <summary>The server knows the application no longer.</summary>
    Gone,

    /// <summary>Another process uses the application's channel.</summary>
    Replaced,

    /// <summary>The server does not answer, and has not for some time; the channel can go on where it was.</summary>
    Unreachable,

    /// <summary>The server lets the user in no longer.</summary>
    SignedOut,
}
