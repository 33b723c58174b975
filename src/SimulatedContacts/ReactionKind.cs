namespace SimulatedContacts;

/// <summary>What somebody does after a message.</summary>
internal enum ReactionKind
{
    StartTyping,
    StopTyping,
    Answer,

    /// <summary>Leaves the conversation, which ends where it is one of two.</summary>
    Leave,

    /// <summary>Starts a new conversation with whoever sent the message.</summary>
    CallBack,
}
