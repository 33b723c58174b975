namespace LyncIM;

/// <summary>Where a conversation is in its life.</summary>
public enum LyncConversationState
{
    /// <summary>Started here; no message has gone out yet.</summary>
    Inactive,

    /// <summary>Somebody's invitation, which nobody has accepted yet.</summary>
    Incoming,

    /// <summary>Messages go to and fro.</summary>
    Active,

    /// <summary>Parked by the person at the desk.</summary>
    Parked,

    /// <summary>Ended; it cannot be used again.</summary>
    Terminated,
}
