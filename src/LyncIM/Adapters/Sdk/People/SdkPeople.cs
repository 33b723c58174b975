using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>People and groups as Lync knows them, and the user's own presence.</summary>
internal sealed class SdkPeople : IMessagingPeople
{
    private readonly LyncClient _client;
    private readonly SdkContext _context;
    private readonly DirectorySearch _search;

    public SdkPeople(LyncClient client, SdkContext context)
    {
        _client = client;
        _context = context;
        _search = new DirectorySearch(context);
    }

    public async Task<ContactCard> GetContactAsync(SipAddress address, CancellationToken cancellationToken)
    {
        var contact = await RunAsync(() => _context.Contacts.Get(address), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(contact, limit: null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ContactCard> GetSelfAsync(CancellationToken cancellationToken)
    {
        var contact = await RunAsync(
            () => SdkWrappers.Canonical(DemandSelf().Contact ?? throw SdkWords.Gone()), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(contact, WaitTimes.BestEffort, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ContactSearch> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var found = await _search.FindAsync(text, most, cancellationToken).ConfigureAwait(false);
        using var presence = new PresenceSubscription(_context, found.People);
        var people = await presence.ReadAsync(WaitTimes.BestEffort, cancellationToken).ConfigureAwait(false);
        var contacts = new List<ContactCard>(people);
        contacts.AddRange(found.Groups);
        return new ContactSearch(contacts, found.HasMore, found.Remark);
    }

    public async Task<IReadOnlyList<ContactCard>> GetMembersAsync(string group, CancellationToken cancellationToken)
    {
        var found = await new GroupFinder(_context, _search).FindAsync(group, cancellationToken).ConfigureAwait(false);
        var members = await new GroupExpansion(_context).ExpandAsync(found, cancellationToken).ConfigureAwait(false);
        using var presence = new PresenceSubscription(_context, members);
        return await presence.ReadAsync(WaitTimes.BestEffort, cancellationToken).ConfigureAwait(false);
    }

    public async Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken)
    {
        var items = PresenceItems.Of(update);
        var self = await RunAsync(DemandSelf, cancellationToken).ConfigureAwait(false);
        await SdkOperation<bool>.RunAsync(
            _context.Life,
            callback => self.BeginPublishContactInformation(items, callback, null),
            self.EndPublishContactInformation,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ContactCard> ReadAsync(Contact contact, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var presence = new PresenceSubscription(_context, new[] { contact });
        return (await presence.ReadAsync(limit, cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>A failure of the getter gives null, as does a client to which nobody is signed in.</summary>
    private Self DemandSelf() => _client.Self ?? throw SdkWords.Gone();

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
