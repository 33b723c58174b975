namespace SimulatedContacts;

/// <summary>Where somebody can be, as the lowest number of each range of Lync's presence schema.</summary>
internal static class Availabilities
{
    public const int Free = 3500;
    public const int FreeIdle = 5000;
    public const int Busy = 6500;
    public const int BusyIdle = 7500;
    public const int DoNotDisturb = 9500;
    public const int BeRightBack = 12500;
    public const int Away = 15500;
    public const int Offline = 18500;

    /// <summary>What a client shows beside a person of that availability.</summary>
    public static string ActivityOf(int availability) => availability switch
    {
        >= 18000 => "Offline",
        >= 15000 => "Away",
        >= 12000 => "Be right back",
        >= 9000 => "Do not disturb",
        >= 6000 => "Busy",
        _ => "Available",
    };
}
