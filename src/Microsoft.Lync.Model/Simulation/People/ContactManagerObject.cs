using System;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>Makes contacts, and finds people and groups.</summary>
internal sealed class ContactManagerObject : ComEventSource
{
    private readonly ClientObject _client;

    public ContactManagerObject(ClientObject client)
        : base(client.Process)
    {
        _client = client;
    }

    public override ComEventSource Keeper => _client;

    public override UCWBase NewWrapper() => new ContactManager(this);

    /// <summary>A contact for any well-formed URI; the server is not asked.</summary>
    public ContactObject ContactByUri(string? uri) =>
        SimulatedContacts.SimulatedPerson.Parse(uri) is null ? throw ComFailure.Of(ComFailure.InvalidArgument) : Process.Contact(uri!);

    /// <summary>The state of an address book; only two of them have one.</summary>
    public SearchProviderStatusType StatusOf(SearchProviders provider) =>
        provider is SearchProviders.GlobalAddressList or SearchProviders.ExchangeService
            ? SimulatedNetwork.SearchStatus
            : throw ComFailure.Of(ComFailure.InvalidArgument);

    /// <summary>
    /// Finds by the beginnings of words; how many are wanted is Lync's to heed, and it does not. An address book that is not in
    /// step finds nobody, and is no error.
    /// </summary>
    public void Search(string? text, SearchOptions options, Operation operation)
    {
        _client.DemandSignedIn();
        if (string.IsNullOrWhiteSpace(text))
            throw ComFailure.Of(ComFailure.InvalidArgument);
        operation.Begin(_client.Strand, () => _client.Strand.PostAfter(1, () => operation.Complete(result: Find(text!, options))));
    }

    /// <summary>Looks one thing up: what is not known fails for an address, and is null for anything else.</summary>
    public void Lookup(string? text, Operation operation)
    {
        _client.DemandSignedIn();
        if (string.IsNullOrWhiteSpace(text))
            throw ComFailure.Of(ComFailure.InvalidArgument);
        operation.Begin(_client.Strand, () =>
        {
            var found = (ComEventSource?)FindGroup(text!) ?? FindPerson(text!);
            operation.Complete(found is null && text!.Contains("@") ? ComFailure.ItemNotFound : 0, found);
        });
    }

    private SearchObject Find(string text, SearchOptions options)
    {
        if (SimulatedNetwork.SearchStatus >= SearchProviderStatusType.OtherFailure)
            return new SearchObject(Process, [], []);
        var withoutUriToo = options.HasFlag(SearchOptions.IncludeContactsWithoutSipOrTelUri);
        var people = AddressBook.FindPeople(text, withoutUriToo).Select(Process.Contact).ToArray();
        var groups = options.HasFlag(SearchOptions.ContactsOnly) ? [] : AddressBook.FindGroups(text).Select(Process.Group).ToArray();
        return new SearchObject(Process, people, groups);
    }

    /// <summary>Knows only the groups that have been looked at.</summary>
    private GroupObject? FindGroup(string text) => Process.KnownGroups.FirstOrDefault(group =>
        new[] { group.Id, group.Address, group.Name }.Contains(text, StringComparer.OrdinalIgnoreCase));

    private ContactObject? FindPerson(string text) =>
        AddressBook.FindPerson(text) is { } entry ? Process.Contact(entry) : null;
}
