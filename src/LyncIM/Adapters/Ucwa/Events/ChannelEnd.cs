namespace LyncIM.Adapters.Ucwa;

/// <summary>Why the event channel has ended.</summary>
/// <param name="Kind">What has happened.</param>
/// <param name="Failure">Why nobody is let in any more; null for everything else.</param>
internal sealed record ChannelEnd(ChannelEndKind Kind, LyncException? Failure = null);
