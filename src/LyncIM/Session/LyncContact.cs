using LyncIM.Messaging;

namespace LyncIM;

/// <summary>A contact and its presence, as they were when they were asked for.</summary>
public sealed class LyncContact
{
    internal LyncContact(SipAddress address, Presence presence)
    {
        SipAddress = address.Address;
        DisplayName = presence.Person.DisplayName.Length > 0 ? presence.Person.DisplayName : address.Address;
        Availability = presence.Availability;
        Activity = presence.Activity;
    }

    /// <summary>The address, for example kim@contoso.com.</summary>
    public string SipAddress { get; }

    /// <summary>The name as Lync shows it; the address where it shows none.</summary>
    public string DisplayName { get; }

    /// <summary>Whether the contact can be reached.</summary>
    public LyncAvailability Availability { get; }

    /// <summary>What the contact is doing, in the words that Lync shows, for example "In a meeting"; empty where it shows none.</summary>
    public string Activity { get; }

    /// <summary>The address.</summary>
    public override string ToString() => SipAddress;
}
