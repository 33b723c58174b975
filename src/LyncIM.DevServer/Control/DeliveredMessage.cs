namespace LyncIM.DevServer.Control;

/// <summary>A message that somebody simulated has got.</summary>
/// <param name="To">The address of who got it, without sip:.</param>
/// <param name="From">The address of who wrote it, without sip:.</param>
/// <param name="Text">What it says, in the format in which it came.</param>
public sealed record DeliveredMessage(string To, string From, string Text);
