using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.People;

/// <summary>What is known of an address: a signed-in user's own words, or a simulated contact's.</summary>
internal sealed class PersonInfo
{
    private PersonInfo(string address, string name, string availability, string activity)
    {
        Address = address;
        Name = name;
        Availability = availability;
        Activity = activity;
    }

    public string Address { get; }

    public string Uri => "sip:" + Address;

    public string Name { get; }

    public string Availability { get; }

    public string Activity { get; }

    public string Note { get; private init; } = "";

    public string Location { get; private init; } = "";

    /// <summary>Who that is; null where nobody is known by that address.</summary>
    public static PersonInfo? Find(ServerState state, string address)
    {
        address = Addresses.WithoutScheme(address);
        if (state.FindSignedIn(address) is { } user)
            return Of(user);
        if (SimulatedPerson.Parse("sip:" + address) is not { } person || state.People.AvailabilityOf(person) is not { } availability)
            return null;
        var notes = state.NotesOf(address);
        return new PersonInfo(address, person.DisplayName, AvailabilityWords.Of(availability), Availabilities.ActivityOf(availability))
        {
            Note = notes.Note,
            Location = notes.Location,
        };
    }

    private static PersonInfo Of(User user) => new(user.Address, user.Name, user.Presence.Availability, user.Presence.Activity)
    {
        Note = user.Presence.Note,
        Location = user.Presence.Location,
    };
}
