namespace LyncIM;

/// <summary>Whether a participant is still there.</summary>
internal enum LyncParticipantState
{
    /// <summary>In the conversation.</summary>
    Present,

    /// <summary>Has left the conversation.</summary>
    Left,
}
