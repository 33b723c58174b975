using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>People, groups and the user's own presence on the server.</summary>
internal sealed class UcwaPeople : IMessagingPeople
{
    private const int PresencesAtOnce = 8;

    private readonly UcwaServer _server;
    private readonly Directory _directory;
    private readonly OwnPresence _own;
    private readonly ConcurrentDictionary<PresenceSubscription, bool> _subscriptions = new();

    public UcwaPeople(UcwaServer server)
    {
        _server = server;
        _directory = new Directory(server);
        _own = new OwnPresence(server);
    }

    /// <summary>Takes an event that is of no conversation.</summary>
    public void OnEvent(UcwaEvent happened)
    {
        foreach (var subscription in _subscriptions.Keys)
            subscription.OnEvent(happened);
    }

    public Task<ContactCard> GetContactAsync(SipAddress address, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            var contact = await _directory.FindPersonAsync(address, token).ConfigureAwait(false);
            return contact is not null && await FindPresenceAsync(contact, token).ConfigureAwait(false) is { } card
                ? card
                : await WaitForPresenceAsync(address, contact, token).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<ContactCard> GetSelfAsync(CancellationToken cancellationToken) =>
        _server.WithLifetimeAsync(_own.ReadAsync, cancellationToken);

    public Task<ContactSearch> FindAsync(string text, int most, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            var (people, groups, hasMore) = await _directory.SearchAsync(text, most, token).ConfigureAwait(false);
            var cards = await WithPresenceAsync(people.Take(most).ToArray(), token).ConfigureAwait(false);
            var found = cards.Concat(groups.Select(ContactReader.ReadGroup)).ToArray();
            return new ContactSearch(found.Take(most).ToArray(), hasMore || found.Length > most || people.Count > most);
        },
        cancellationToken);

    public Task<IReadOnlyList<ContactCard>> GetMembersAsync(string group, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            var wanted = Directory.WithoutScheme(group.Trim());
            var (people, groups, _) = await _directory.SearchAsync(wanted, Directory.Most, token).ConfigureAwait(false);
            var expansion = new GroupExpansion(_server);
            await expansion.AddAsync(GroupExpansion.Choose(wanted, people, groups), token).ConfigureAwait(false);
            return await WithPresenceAsync(expansion.Members, token).ConfigureAwait(false);
        },
        cancellationToken);

    public Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            await _own.PublishAsync(update, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<ContactCard> WaitForPresenceAsync(SipAddress address, UcwaResource? contact, CancellationToken cancellationToken)
    {
        using var subscription = new PresenceSubscription(_server, address);
        _subscriptions[subscription] = true;
        try
        {
            return await subscription.WaitAsync(contact, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _subscriptions.TryRemove(subscription, out _);
        }
    }

    /// <summary>Cards with what presence there is to be had in a short time, a few at once.</summary>
    private async Task<IReadOnlyList<ContactCard>> WithPresenceAsync(IReadOnlyList<UcwaResource> people, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(WaitTimes.BestEffort);
        using var places = new SemaphoreSlim(PresencesAtOnce);
        var cards = await Task.WhenAll(people.Select(person => ReadAsync(person, places, enough.Token))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return cards;
    }

    private async Task<ContactCard> ReadAsync(UcwaResource person, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        var card = ContactReader.Read(person);
        try
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await FindPresenceAsync(person, cancellationToken).ConfigureAwait(false) ?? card;
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException)
        {
            return card;
        }
    }

    private Task<ContactCard?> FindPresenceAsync(UcwaResource contact, CancellationToken cancellationToken) => ContactReader.FindPresenceAsync(
        _server.Http,
        ContactReader.Read(contact),
        contact.Link("contactPresence"),
        contact.Link("contactNote"),
        contact.Link("contactLocation"),
        cancellationToken);
}
