using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>The directory of the simulated network, and what tests have added to it.</summary>
internal static class AddressBook
{
    private static readonly ConcurrentQueue<AddressBookEntry> AddedPeople = new();
    private static readonly ConcurrentQueue<DirectoryGroup> AddedGroups = new();

    public static IEnumerable<DirectoryGroup> Groups => SimulatedDirectory.Groups.Concat(AddedGroups);

    private static IEnumerable<AddressBookEntry> People =>
        SimulatedDirectory.People.Select(person => new AddressBookEntry(person.Name, "sip:" + person.Address)).Concat(AddedPeople);

    public static void Add(AddressBookEntry entry) => AddedPeople.Enqueue(entry);

    public static void Add(DirectoryGroup group) => AddedGroups.Enqueue(group);

    public static void Reset()
    {
        while (AddedPeople.TryDequeue(out _) || AddedGroups.TryDequeue(out _))
        {
        }
    }

    /// <summary>The name of somebody whom a test has added; null for others.</summary>
    public static string? NameOf(string? uri) =>
        AddedPeople.FirstOrDefault(entry => string.Equals(entry.Uri, uri, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>Those of whose name or address some word begins with each word of <paramref name="query"/>.</summary>
    public static IEnumerable<AddressBookEntry> FindPeople(string query, bool withoutUriToo) =>
        People.Where(entry => (withoutUriToo || entry.IsReachable) && SimulatedDirectory.IsMatch(query, entry.Name, entry.Address));

    public static IEnumerable<DirectoryGroup> FindGroups(string query) =>
        Groups.Where(group => SimulatedDirectory.IsMatch(query, group.Name, group.Address));

    /// <summary>Somebody whose URI, mail address or name is exactly that; null where there is nobody.</summary>
    public static AddressBookEntry? FindPerson(string text) =>
        People.FirstOrDefault(entry => new[] { entry.Uri, entry.Address, entry.Name }.Contains(text, StringComparer.OrdinalIgnoreCase));
}
