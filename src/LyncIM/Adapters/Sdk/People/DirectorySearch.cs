using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Group;

namespace LyncIM.Adapters.Sdk;

/// <summary>Searches the address book for people and groups.</summary>
internal sealed class DirectorySearch
{
    private const string SipScheme = "sip:";
    private readonly SdkContext _context;

    public DirectorySearch(SdkContext context)
    {
        _context = context;
    }

    /// <summary>Finds what begins with <paramref name="text"/>, at most so many people and groups together.</summary>
    public async Task<FoundContacts> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var (contacts, groups, isMore) = await SearchAsync(text, most, cancellationToken).ConfigureAwait(false);
        var people = contacts.Where(found => found.HasAddress).Select(found => found.Contact).ToList();
        var shown = people.Take(most).ToList();
        var cards = await RunAsync(() => groups.Take(most - shown.Count).Select(CardOf).ToList(), cancellationToken).ConfigureAwait(false);
        var remark = people.Count + groups.Count > 0 ? null
            : contacts.Count > 0 ? $"{contacts.Count} were found, and none of them has a SIP address."
            : await RunAsync(DescribeAddressBook, cancellationToken).ConfigureAwait(false);
        return new FoundContacts(shown, cards, isMore || people.Count + groups.Count > most, remark);
    }

    /// <summary>Finds the distribution groups among what begins with <paramref name="text"/>.</summary>
    public async Task<IReadOnlyList<DistributionGroup>> FindGroupsAsync(string text, int most, CancellationToken cancellationToken) =>
        (await SearchAsync(text, most, cancellationToken).ConfigureAwait(false)).Groups;

    private async Task<(List<(Contact Contact, bool HasAddress)> Contacts, List<DistributionGroup> Groups, bool IsMore)> SearchAsync(
        string text, int most, CancellationToken cancellationToken)
    {
        var manager = await RunAsync(() => _context.Contacts.Manager, cancellationToken).ConfigureAwait(false);
        var results = await SdkOperation<SearchResults?>.RunAsync(
            _context.Life,
            callback => manager.BeginSearch(
                text, SearchProviders.Default, SearchFields.AllFields, SearchOptions.Default, (uint)most, callback, null),
            manager.EndSearch,
            cancellationToken).ConfigureAwait(false);
        var read = await RunAsync(() => Read(results), cancellationToken).ConfigureAwait(false);
        if (read.IsUncertain && await _context.Life.ReadStateAsync(cancellationToken).ConfigureAwait(false) != LyncClientState.SignedIn)
            throw SdkWords.Gone();
        return (read.Contacts, read.Groups, read.IsMore);
    }

    /// <summary>A list that is null may mean that nothing was found, or that it could not be read: it is read once more.</summary>
    private static (List<(Contact, bool)> Contacts, List<DistributionGroup> Groups, bool IsMore, bool IsUncertain) Read(
        SearchResults? results)
    {
        var contacts = results?.Contacts ?? results?.Contacts;
        var groups = results?.Groups ?? results?.Groups;
        return (
            contacts?.OfType<Contact>().Select(SdkWrappers.Canonical).Select(one => (one, HasSipAddress(one))).ToList() ?? new(),
            groups?.OfType<DistributionGroup>().Select(SdkWrappers.Canonical).ToList() ?? new(),
            results is not null && SdkReader.Read(() => results.IsMoreAvailable, false),
            contacts is null);
    }

    /// <summary>Somebody found may have a telephone number alone, or nothing.</summary>
    private static bool HasSipAddress(Contact contact) =>
        SdkReader.Read(() => contact.Uri, null) is { } uri && uri.StartsWith(SipScheme, StringComparison.OrdinalIgnoreCase);

    private static ContactCard CardOf(DistributionGroup group) => new(new Person("", SdkReader.Read(() => group.Name, null) ?? ""))
    {
        IsGroup = true,
        Mail = SdkReader.Read(() => group.EmailAddress, null) ?? "",
    };

    /// <summary>Nothing found may mean that the address book is not there yet; null where Lync does not say that.</summary>
    private string? DescribeAddressBook()
    {
        var status = SdkReader.Read(
            () => _context.Contacts.Manager.GetSearchProviderStatus(SearchProviders.GlobalAddressList), SearchProviderStatusType.Invalid);
        return status is SearchProviderStatusType.SyncSucceeded or SearchProviderStatusType.Invalid
            ? null
            : $"Lync's address book says {status}: it may not know everybody.";
    }

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
