using System;
using System.Collections.Generic;
using System.Linq;

namespace SimulatedContacts;

/// <summary>The address book of contoso.com.</summary>
internal static class SimulatedDirectory
{
    public static IReadOnlyList<DirectoryPerson> People { get; } =
    [
        new("kim@contoso.com", "Kim Akers", "Systems Engineer", "IT Operations", "1/1204"),
        new("lee@contoso.com", "Lee Gu", "Database Administrator", "IT Operations", "1/1205"),
        new("yes1@contoso.com", "Yvonne McKay", "Head of Infrastructure", "IT Operations", "1/1210"),
        new("no1@contoso.com", "Nuno Farinha", "Change Manager", "IT Service Management", "1/1110"),
        new("echo1@contoso.com", "Eva Corets", "Service Desk Analyst", "IT Service Management", "1/1101"),
        new("offline1@contoso.com", "Oliver Berg", "Network Engineer", "IT Operations", "2/0301"),
        new("dnd1@contoso.com", "Diane Prescott", "Chief Information Officer", "Management", "1/2001"),
        new("callback1@contoso.com", "Carlos Grilo", "Security Analyst", "Information Security", "2/0417"),
        new("leaver1@contoso.com", "Lola Jacobsen", "Trainer", "Human Resources", "3/0102"),
        new("delay250@contoso.com", "Dan Jump", "Facility Manager", "Facilities", "3/0001"),
        new("decline1@contoso.com", "Denis Dehenne", "Legal Counsel", "Legal", "1/1902"),
        new("plain1@contoso.com", "Patricia Hines", "Mainframe Programmer", "Development", "2/0215"),
    ];

    public static IReadOnlyList<DirectoryGroup> Groups { get; } =
    [
        new("it-oncall@contoso.com", "IT On Call",
            ["kim@contoso.com", "lee@contoso.com", "yes1@contoso.com", "offline1@contoso.com", "dnd1@contoso.com"], []),
        new("all-it@contoso.com", "All IT",
            ["kim@contoso.com", "no1@contoso.com", "echo1@contoso.com", "callback1@contoso.com"],
            ["it-oncall@contoso.com", "all-it@contoso.com"]),
        new("empty@contoso.com", "Nobody yet", [], []),
    ];

    public static DirectoryPerson? FindPerson(string address) => People.FirstOrDefault(person => AreSame(person.Address, address));

    public static DirectoryGroup? FindGroup(string address) => Groups.FirstOrDefault(group => AreSame(group.Address, address));

    /// <summary>
    /// Finds people, then groups, of whose name and address some word begins with each word of <paramref name="query"/>: at most
    /// <paramref name="limit"/> of both together.
    /// </summary>
    public static DirectoryMatches Search(string query, int limit)
    {
        var people = People.Where(person => IsMatch(query, person.Name, person.Address)).ToArray();
        var groups = Groups.Where(group => IsMatch(query, group.Name, group.Address)).ToArray();
        return new DirectoryMatches(
            people.Take(limit).ToArray(), groups.Take(Math.Max(0, limit - people.Length)).ToArray(), people.Length + groups.Length > limit);
    }

    /// <summary>Whether each word of the query is the beginning of a word of the name or address, or of the whole address.</summary>
    public static bool IsMatch(string query, string name, string address)
    {
        var words = WordsOf(name).Concat(WordsOf(address)).Append(address).ToArray();
        var asked = WithoutScheme(query.Trim()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return asked.Length > 0 && asked.All(part => words.Any(word => word.StartsWith(part, StringComparison.OrdinalIgnoreCase)));
    }

    private static string[] WordsOf(string text) =>
        new string(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray()).Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutScheme(string query) =>
        query.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? query.Substring("sip:".Length) : query;

    private static bool AreSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
