using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Subscribes to the presence of one person, while somebody waits for it.</summary>
internal sealed class PresenceSubscription : IDisposable
{
    private const int Minutes = 10;

    private readonly UcwaServer _server;
    private readonly SipAddress _address;
    private readonly Signal _changed = new();
    private readonly HashSet<Uri> _candidates = new();
    private Uri? _self;

    public PresenceSubscription(UcwaServer server, SipAddress address)
    {
        _server = server;
        _address = address;
    }

    /// <summary>An event of somebody's presence: whose it is has to be looked at.</summary>
    public void OnEvent(UcwaEvent happened)
    {
        var contact = happened.Rel switch
        {
            "contact" => happened.Link.Uri,
            "contactPresence" => happened.In,
            _ => null,
        };
        if (contact is null)
            return;
        lock (_candidates)
            _candidates.Add(contact);
        _changed.Set();
    }

    /// <summary>Completes when the presence is known, which may be never.</summary>
    /// <param name="contact">What is known of the person; null where nothing is.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <exception cref="LyncException">RecipientNotFound: the server knows nobody there.</exception>
    public async Task<ContactCard> WaitAsync(UcwaResource? contact, CancellationToken cancellationToken)
    {
        await SubscribeAsync(cancellationToken).ConfigureAwait(false);
        if (contact?.Self is { } known)
            Add(known);
        while (true)
        {
            var change = _changed.Next;
            foreach (var candidate in Take())
            {
                if (await TryReadAsync(candidate, cancellationToken).ConfigureAwait(false) is { } card)
                    return card;
            }
            await change.CompletesAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        if (_self is { } uri)
            _server.Http.SendAsync(UcwaRequest.Delete(uri), _server.Lifetime).IgnoreFault();
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        if (await _server.Application.FindPeopleLinkAsync("presenceSubscriptions", cancellationToken).ConfigureAwait(false) is not { } uri)
            return;
        var body = new JsonBody().Add("duration", Minutes).Add("Uris", new[] { _address.Uri });
        var response = await _server.Http.SendAsync(
            UcwaRequest.Post(uri, body, RequestRepeat.WhenRefused), cancellationToken).ConfigureAwait(false);
        if (response.Status == 404)
            throw new LyncException(MessagingError.RecipientNotFound, $"The server knows nobody with the address {_address}.", 404);
        if (!response.IsSuccess)
            throw UcwaErrors.Of(response);
        _self = response.Resource?.Self ?? response.Location;
        await AddSubscribedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The contacts that are subscribed to by now, without waiting for their events, which the server holds back for some seconds.</summary>
    private async Task AddSubscribedAsync(CancellationToken cancellationToken)
    {
        if (await _server.Application.FindPeopleLinkAsync("subscribedContacts", cancellationToken).ConfigureAwait(false) is not { } uri
            || await _server.Http.FindAsync(uri, cancellationToken).ConfigureAwait(false) is not { } list)
            return;
        var embedded = list.AllEmbedded("contact").Where(IsMeant).Select(contact => contact.Self);
        foreach (var contact in embedded.Concat(list.Links("contact").Select(link => link.Uri)).OfType<Uri>())
            Add(contact);
    }

    private bool IsMeant(UcwaResource contact) => Directory.HasAddress(contact, _address.Address);

    private void Add(Uri contact)
    {
        lock (_candidates)
            _candidates.Add(contact);
    }

    private Uri[] Take()
    {
        lock (_candidates)
        {
            var taken = _candidates.ToArray();
            _candidates.Clear();
            return taken;
        }
    }

    private async Task<ContactCard?> TryReadAsync(Uri candidate, CancellationToken cancellationToken)
    {
        var contact = await _server.Http.FindAsync(candidate, cancellationToken).ConfigureAwait(false);
        if (contact is null || !IsMeant(contact))
            return null;
        return await ContactReader.FindPresenceAsync(
            _server.Http,
            ContactReader.Read(contact),
            contact.Link("contactPresence"),
            contact.Link("contactNote"),
            contact.Link("contactLocation"),
            cancellationToken).ConfigureAwait(false);
    }
}
