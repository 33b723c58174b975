namespace LyncIM.Messaging;

/// <summary>Somebody in a conversation: the address without sip:, and the name that the client shows.</summary>
internal sealed record Person(string Address, string DisplayName);
