namespace Microsoft.Lync.Model;

/// <summary>A contact's presence, as the numbers that GetContactInformation(Availability) returns.</summary>
public enum ContactAvailability
{
    None = 0,
    Free = 3500,
    FreeIdle = 5000,
    Busy = 6500,
    BusyIdle = 7500,
    DoNotDisturb = 9500,
    TemporarilyAway = 12500,
    Away = 15500,
    Offline = 18500,
    Invalid = -1,
}
