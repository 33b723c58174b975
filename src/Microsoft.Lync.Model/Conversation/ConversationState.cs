namespace Microsoft.Lync.Model.Conversation;

/// <summary>Where a conversation is in its life.</summary>
public enum ConversationState
{
    Inactive = 0,
    Active = 1,
    Parked = 2,
    Terminated = 3,
    Invalid = -1,
}
