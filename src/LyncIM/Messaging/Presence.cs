namespace LyncIM.Messaging;

/// <summary>What the server tells of a person.</summary>
internal sealed record Presence(Person Person, LyncAvailability Availability, string Activity);
