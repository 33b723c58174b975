namespace LyncIM;

/// <summary>A contact and its presence, as they were when they were asked for. What the client does not know is empty.</summary>
public sealed class LyncContact
{
    internal LyncContact(string sipAddress)
    {
        SipAddress = sipAddress;
    }

    /// <summary>The address, for example kim@contoso.com; for a group that has none, its mail address.</summary>
    public string SipAddress { get; }

    /// <summary>The name as the client shows it; the address where it shows none.</summary>
    public string DisplayName { get; internal init; } = "";

    /// <summary>Person, or Group for a distribution group.</summary>
    public string Type { get; internal init; } = "Person";

    /// <summary>
    /// Whether the contact can be reached: Free, FreeIdle, Busy, BusyIdle, DoNotDisturb, TemporarilyAway, Away, Offline, or None where no
    /// presence is published or visible.
    /// </summary>
    public string Availability => Presence.ToString();

    /// <summary>What the contact is doing, in the words that the client shows, for example "In a meeting".</summary>
    public string Activity { get; internal init; } = "";

    /// <summary>The job title.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The department.</summary>
    public string Department { get; internal init; } = "";

    /// <summary>The company.</summary>
    public string Company { get; internal init; } = "";

    /// <summary>The office.</summary>
    public string Office { get; internal init; } = "";

    /// <summary>The mail address.</summary>
    public string Mail { get; internal init; } = "";

    /// <summary>The personal note.</summary>
    public string Note { get; internal init; } = "";

    /// <summary>Where the contact says to be.</summary>
    public string Location { get; internal init; } = "";

    internal LyncAvailability Presence { get; init; }

    internal bool IsGroup => Type == "Group";

    /// <summary>The address.</summary>
    public override string ToString() => SipAddress;
}
