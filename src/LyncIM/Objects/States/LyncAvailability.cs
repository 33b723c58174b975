namespace LyncIM;

/// <summary>Whether a contact can be reached; the names are the SDK's.</summary>
internal enum LyncAvailability
{
    /// <summary>The contact publishes no presence, or shows you none.</summary>
    None,

    /// <summary>Available.</summary>
    Free,

    /// <summary>Available, and has not touched the computer for some time.</summary>
    FreeIdle,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Busy, and has not touched the computer for some time.</summary>
    BusyIdle,

    /// <summary>Does not want to be disturbed: messages fail with 480.</summary>
    DoNotDisturb,

    /// <summary>Will be right back.</summary>
    TemporarilyAway,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Offline: messages fail with 480.</summary>
    Offline,
}
