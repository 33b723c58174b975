namespace LyncIM.Messaging;

/// <summary>What the user publishes. Null leaves a value as it is; an empty note or location clears it.</summary>
internal sealed record PresenceUpdate(OwnAvailability? Availability, string? Note, string? Location)
{
    /// <summary>Gives the availability back to the client's own rules.</summary>
    public bool Reset { get; init; }
}
