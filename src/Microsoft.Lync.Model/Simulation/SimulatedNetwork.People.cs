using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Simulation.People;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation;

/// <content>Who there is, and where they are.</content>
public static partial class SimulatedNetwork
{
    internal static SearchProviderStatusType SearchStatus { get; private set; } = SearchProviderStatusType.SyncSucceeded;

    /// <summary>How much later than the presence a card arrives, in milliseconds; -1 is never.</summary>
    internal static int CardDelay { get; private set; }

    /// <summary>A contact becomes available, or no longer: 3500 is Free, 9500 DoNotDisturb, 18500 Offline.</summary>
    public static void SetAvailability(string uri, int availability)
    {
        People.Publish(uri, availability);
        var contact = Process?.Contact(uri);
        contact?.Process.Client.Strand.Post(() =>
            contact.TellChange([ContactInformationType.Availability, ContactInformationType.Activity]));
    }

    /// <summary>Cards (title, department, office, mail) arrive so many milliseconds after the presence; with -1 never.</summary>
    public static void DelayCards(int milliseconds) => CardDelay = milliseconds;

    /// <summary>The state of the address books; from 1000 on (OtherFailure) a search finds nobody, and is no error.</summary>
    public static void SetSearchProviderStatus(SearchProviderStatusType status) => SearchStatus = status;

    /// <summary>
    /// Somebody more stands in the directory, under any URI: "sip:", "tel:", "mailto:", empty or null. The last three are found only
    /// by SearchOptions.IncludeContactsWithoutSipOrTelUri.
    /// </summary>
    public static void AddToDirectory(string name, string? uri) => AddressBook.Add(new AddressBookEntry(name, uri));

    /// <summary>One more distribution group; people and groups by their addresses without a scheme.</summary>
    public static void AddGroup(string address, string name, IEnumerable<string> people, IEnumerable<string> groups) =>
        AddressBook.Add(new DirectoryGroup(address, name, people.ToArray(), groups.ToArray()));
}
