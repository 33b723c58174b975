namespace Microsoft.Lync.Model.Conversation;

/// <summary>What can be done with a conversation.</summary>
public enum ConversationAction
{
    Merge = 0,
    Park = 1,
    AddParticipant = 2,
    RemoveParticipant = 3,
    Invalid = -1,
}
