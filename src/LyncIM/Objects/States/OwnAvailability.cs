namespace LyncIM;

/// <summary>What one can publish of oneself.</summary>
internal enum OwnAvailability
{
    /// <summary>Available.</summary>
    Free,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Does not want to be disturbed.</summary>
    DoNotDisturb,

    /// <summary>Will be right back.</summary>
    BeRightBack,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Off work: away until the next working day.</summary>
    OffWork,
}
