using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using SimulatedContacts;

namespace LyncIM.Tests;

/// <summary>People and groups of the tests' own network: those of the simulated directory.</summary>
internal sealed class InMemoryPeople : IMessagingPeople
{
    private readonly InMemoryNetwork _network;
    private readonly CancellationToken _disposed;
    private ContactCard _self = new(new Person(InMemoryNetwork.SelfUri, "Me Myself")) { Availability = LyncAvailability.Free };

    public InMemoryPeople(InMemoryNetwork network, CancellationToken disposed)
    {
        _network = network;
        _disposed = disposed;
    }

    /// <summary>What was published, in order.</summary>
    public List<PresenceUpdate> Published { get; } = [];

    public async Task<ContactCard> GetContactAsync(SipAddress address, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed);
        await _network.AnswerAsync(either.Token).ConfigureAwait(false);
        var person = SimulatedPerson.Parse(address.Uri)!;
        return _network.People.AvailabilityOf(person) is { } availability
            ? CardOf(person) with { Availability = Of(availability), Activity = Availabilities.ActivityOf(availability) }
            : throw new LyncException(MessagingError.RecipientNotFound, $"Nobody has the address {address}.");
    }

    public Task<ContactCard> GetSelfAsync(CancellationToken cancellationToken) => Task.FromResult(_self);

    public Task<ContactSearch> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var found = SimulatedDirectory.Search(text, most);
        var cards = found.People.Select(CardOf).Concat(found.Groups.Select(CardOf)).ToArray();
        return Task.FromResult(new ContactSearch(cards, found.AreCut));
    }

    public Task<IReadOnlyList<ContactCard>> GetMembersAsync(string group, CancellationToken cancellationToken)
    {
        var found = SimulatedDirectory.Groups.Where(one => one.Address == group || one.Name == group).ToArray();
        if (found.Length == 0)
            throw new LyncException(MessagingError.RecipientNotFound, $"There is no group {group}.");
        var members = MembersOf(found[0], []).Distinct().Select(address => CardOf(SimulatedDirectory.FindPerson(address)!));
        return Task.FromResult<IReadOnlyList<ContactCard>>(members.ToArray());
    }

    public Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken)
    {
        Published.Add(update);
        _self = _self with { Note = update.Note ?? _self.Note, Location = update.Location ?? _self.Location };
        if (update.Availability is { } availability)
            _self = _self with { Availability = Of(availability) };
        return Task.CompletedTask;
    }

    private static IEnumerable<string> MembersOf(DirectoryGroup group, HashSet<string> seen) => seen.Add(group.Address)
        ? group.PeopleAddresses.Concat(
            group.GroupAddresses.SelectMany(address => MembersOf(SimulatedDirectory.FindGroup(address)!, seen)))
        : [];

    private static ContactCard CardOf(SimulatedPerson person) =>
        SimulatedDirectory.FindPerson(person.Address) is { } known ? CardOf(known) : new(new Person(person.Uri, person.DisplayName));

    private static ContactCard CardOf(DirectoryPerson person) => new(new Person("sip:" + person.Address, person.Name))
    {
        Title = person.Title,
        Department = person.Department,
        Company = person.Company,
        Office = person.Office,
        Mail = person.Mail,
    };

    private static ContactCard CardOf(DirectoryGroup group) =>
        new(new Person("sip:" + group.Address, group.Name)) { IsGroup = true, Mail = group.Address };

    private static LyncAvailability Of(OwnAvailability availability) => availability switch
    {
        OwnAvailability.Free => LyncAvailability.Free,
        OwnAvailability.Busy => LyncAvailability.Busy,
        OwnAvailability.DoNotDisturb => LyncAvailability.DoNotDisturb,
        OwnAvailability.BeRightBack => LyncAvailability.TemporarilyAway,
        _ => LyncAvailability.Away,
    };

    private static LyncAvailability Of(int availability) => availability switch
    {
        Availabilities.Free => LyncAvailability.Free,
        Availabilities.Busy => LyncAvailability.Busy,
        Availabilities.DoNotDisturb => LyncAvailability.DoNotDisturb,
        Availabilities.Offline => LyncAvailability.Offline,
        _ => LyncAvailability.Away,
    };
}
