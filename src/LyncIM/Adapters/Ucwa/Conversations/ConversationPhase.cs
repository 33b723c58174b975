namespace LyncIM.Adapters.Ucwa;

/// <summary>Where a conversation is, as seen from here.</summary>
internal enum ConversationPhase
{
    /// <summary>The server does not know of it: nothing has been said yet.</summary>
    Idle,

    /// <summary>The server has been asked for it.</summary>
    Starting,

    /// <summary>Somebody's invitation.</summary>
    Incoming,

    /// <summary>It is, or has been, talked in.</summary>
    Open,

    /// <summary>Nothing more will be heard of it.</summary>
    Ended,
}
