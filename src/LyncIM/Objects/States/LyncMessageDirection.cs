namespace LyncIM;

/// <summary>Which way a message went.</summary>
internal enum LyncMessageDirection
{
    /// <summary>Somebody else said it.</summary>
    Incoming,

    /// <summary>The local user said it, here or in any other program on this machine.</summary>
    Outgoing,
}
