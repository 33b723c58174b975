namespace LyncIM.Session;

/// <summary>The conversation that was asked for, and whether it was opened for that or had been open before.</summary>
internal sealed record StartedConversation(LyncConversation Conversation, bool WasOpened);
