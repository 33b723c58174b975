using System;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model;

/// <summary>Makes contacts, and finds people and groups.</summary>
public class ContactManager : UCWFull
{
    private const uint MostResults = 30;

    internal ContactManager(ContactManagerObject remote)
    {
        Com = remote;
    }

    private ContactManagerObject Remote => (ContactManagerObject)Com;

    public ContactSubscription CreateSubscription() => Call(() => new ContactSubscription(new SubscriptionObject(Remote.Process)));

    /// <summary>A contact for any well-formed URI; the server is not asked, and nothing but the caller keeps the contact.</summary>
    /// <exception cref="ArgumentException">The URI is malformed.</exception>
    public Contact GetContactByUri(string contactUri) => CallWrapped<Contact>(() => Remote.ContactByUri(contactUri));

    /// <exception cref="ArgumentException">It is neither the global address list nor Exchange.</exception>
    public SearchProviderStatusType GetSearchProviderStatus(SearchProviders provider) => Call(() => Remote.StatusOf(provider));

    public IAsyncResult BeginSearch(string searchString, AsyncCallback? contactsAndGroupsCallback, object? state) => BeginSearch(
        searchString,
        SearchProviders.Default,
        SearchFields.AllFields,
        SearchOptions.Default,
        MostResults,
        contactsAndGroupsCallback,
        state);

    /// <summary>Calls back once, with everything; <paramref name="maxResults"/> is not enforced.</summary>
    public IAsyncResult BeginSearch(
        string searchString,
        SearchProviders providers,
        SearchFields searchFields,
        SearchOptions searchOptions,
        uint maxResults,
        AsyncCallback? contactsAndGroupsCallback,
        object? state)
    {
        var operation = new Operation(this, contactsAndGroupsCallback, state) { IgnoresSecondCallback = true };
        return Begin(operation, () => Remote.Search(searchString, searchOptions, operation));
    }

    /// <summary>What was found; can be null, and so can its lists.</summary>
    public SearchResults? EndSearch(IAsyncResult asyncResult) =>
        Operation.EndWithResult(asyncResult) is SearchObject found && !ReturnsNull() ? new SearchResults(found) : null;

    public IAsyncResult BeginLookup(string lookupString, AsyncCallback? contactsAndGroupsCallback, object? state)
    {
        var operation = new Operation(this, contactsAndGroupsCallback, state);
        return Begin(operation, () => Remote.Lookup(lookupString, operation));
    }

    /// <summary>A contact, a distribution group, or null.</summary>
    public object? EndLookup(IAsyncResult asyncResult) =>
        Operation.EndWithResult(asyncResult) is ComEventSource found && !ReturnsNull() ? UCWCache.Wrap<UCWBase>(found) : null;
}
