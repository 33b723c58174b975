namespace Microsoft.Lync.Model.Conversation;

/// <summary>What a change of state can tell of itself.</summary>
public enum ConversationStateChangeProperty
{
    Reason = 805896192,
    Target = 589825,
    Invalid = -1,
}
