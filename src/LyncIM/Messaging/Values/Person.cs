namespace LyncIM.Messaging;

/// <summary>Somebody, as the client tells it: the URI and the name are raw, and either may be empty.</summary>
internal sealed record Person(string Uri, string Name);
