namespace LyncIM.Adapters.Sdk;

/// <summary>A conversation that was started or joined.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="IsNew">Whether it was not known before.</param>
internal sealed record OpenedConversation(SdkConversation Conversation, bool IsNew);
