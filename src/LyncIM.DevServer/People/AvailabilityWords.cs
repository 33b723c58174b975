using SimulatedContacts;

namespace LyncIM.DevServer.People;

/// <summary>UCWA's words for availabilities.</summary>
internal static class AvailabilityWords
{
    public static string Of(int availability) => availability switch
    {
        >= 18000 => "Offline",
        >= 15000 => "Away",
        >= 12000 => "BeRightBack",
        >= 9000 => "DoNotDisturb",
        >= 7500 => "IdleBusy",
        >= 6000 => "Busy",
        >= 4500 => "IdleOnline",
        _ => "Online",
    };

    public static int NumberOf(string word) => word switch
    {
        "Offline" => Availabilities.Offline,
        "Away" or "Offwork" => Availabilities.Away,
        "BeRightBack" => Availabilities.BeRightBack,
        "DoNotDisturb" => Availabilities.DoNotDisturb,
        "IdleBusy" => Availabilities.BusyIdle,
        "Busy" => Availabilities.Busy,
        "IdleOnline" => Availabilities.FreeIdle,
        _ => Availabilities.Free,
    };

    public static string ActivityOf(string word) => Availabilities.ActivityOf(NumberOf(word));
}
