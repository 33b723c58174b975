using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace SimulatedContacts;

/// <summary>The people of one simulated network, and what it has seen of them. Safe for any thread.</summary>
internal sealed class SimulatedPeople
{
    private readonly ConcurrentDictionary<string, int> _sends = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _published = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The plain text of a message; its only content where there is none.</summary>
    public static string TextOf(IReadOnlyDictionary<string, string> contents) =>
        contents.TryGetValue(ContentTypes.Plain, out var text) ? text : contents.Values.First();

    /// <summary>Publishes where somebody is, in place of what their address says.</summary>
    public void Publish(string uri, int availability) => _published[uri] = availability;

    /// <summary>Where somebody is; null where that never arrives.</summary>
    public int? AvailabilityOf(SimulatedPerson person) =>
        person.Exists && _published.TryGetValue(person.Uri, out var availability) ? availability : person.Availability;

    /// <summary>
    /// What becomes of a message, alone or with an invitation. Each call counts as one message. Among several recipients the slowest
    /// decides when, and nobody refuses it for all.
    /// </summary>
    public MessageFate FateOf(IReadOnlyCollection<SimulatedPerson> recipients, IReadOnlyDictionary<string, string> contents)
    {
        if (recipients.Any(person => person.NeverTells))
            return MessageFate.Unknown;
        var milliseconds = recipients.Select(person => person.Delay).DefaultIfEmpty(1).Max();
        var status = recipients.Count == 1 ? StatusOf(recipients.First(), contents) : SipStatuses.Ok;
        return MessageFate.After(milliseconds, status);
    }

    private int StatusOf(SimulatedPerson person, IReadOnlyDictionary<string, string> contents) =>
        person.StatusOf(contents, _sends.AddOrUpdate(person.Uri, 1, (_, count) => count + 1));
}
