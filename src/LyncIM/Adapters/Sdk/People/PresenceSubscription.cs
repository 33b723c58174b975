using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Asks for the presence of contacts, of all by one subscription, and waits until it has arrived: that of somebody who is not in
/// the contact list comes to nobody else. The contacts are held meanwhile, because nothing else holds them.
/// </summary>
internal sealed class PresenceSubscription : IDisposable
{
    /// <summary>How many contacts are looked at a second, should their events be lost.</summary>
    private const int LooksAtOnce = 4;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly SdkContext _context;
    private readonly IReadOnlyList<Contact> _contacts;
    private readonly Signal _changed = new();
    private readonly ConcurrentQueue<Contact> _told = new();
    private readonly HashSet<Contact> _pending;
    private ContactSubscription? _subscription;
    private volatile bool _isDisposed;

    public PresenceSubscription(SdkContext context, IReadOnlyList<Contact> contacts)
    {
        _context = context;
        _contacts = contacts;
        _pending = new HashSet<Contact>(contacts);
    }

    /// <summary>What is known of the contacts once the presence of all has arrived, or the waiting is over.</summary>
    /// <param name="limit">How long to wait; null as long as anybody waits.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <exception cref="LyncException">The client has gone.</exception>
    public async Task<IReadOnlyList<ContactCard>> ReadAsync(TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (_contacts.Count == 0)
            return Array.Empty<ContactCard>();
        await RunAsync(Subscribe, cancellationToken).ConfigureAwait(false);
        var over = limit is { } time ? Task.Delay(time, cancellationToken) : Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        await WhenKnownAsync(over, cancellationToken).ConfigureAwait(false);
        return await RunAsync(ReadCards, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _isDisposed = true;
        Unregister();
        if (_subscription is { } subscription)
            _context.Life.Post(subscription.Unsubscribe);
    }

    private void Unregister()
    {
        foreach (var contact in _contacts)
            contact.ContactInformationChanged -= OnChanged;
    }

    private async Task WhenKnownAsync(Task over, CancellationToken cancellationToken)
    {
        var isFirst = true;
        while (true)
        {
            var change = _changed.Next;
            var looks = isFirst ? int.MaxValue : LooksAtOnce;
            if (await RunAsync(() => Look(looks), cancellationToken).ConfigureAwait(false) || over.IsCompleted)
                return;
            isFirst = false;
            await Task.WhenAny(change, over, Task.Delay(LookInterval, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private bool Subscribe()
    {
        foreach (var contact in _contacts)
            contact.ContactInformationChanged += OnChanged;
        // What was registered too late is taken back at once.
        if (_isDisposed)
            Unregister();
        SdkTrace.Try(() =>
        {
            var subscription = _context.Contacts.Manager.CreateSubscription();
            if (subscription is null)
                return;
            _subscription = subscription;
            subscription.AddContacts(_contacts);
            subscription.Subscribe(ContactSubscriptionRefreshRate.High, ContactReader.Types);
        });
        return true;
    }

    /// <summary>Whether the presence of all is known; looks at those of whom an event has told, and at some others.</summary>
    private bool Look(int others)
    {
        var looked = new HashSet<Contact>();
        while (_told.TryDequeue(out var told))
            looked.Add(told);
        looked.UnionWith(_pending.Take(others).ToList());
        foreach (var contact in looked)
        {
            var reader = new ContactReader(contact);
            if (_pending.Contains(contact) && reader.ReadAvailability() is not null)
                _pending.Remove(contact);
            DemandLiving(reader);
        }
        return _pending.Count == 0;
    }

    private IReadOnlyList<ContactCard> ReadCards()
    {
        var cards = new List<ContactCard>(_contacts.Count);
        foreach (var contact in _contacts)
        {
            var reader = new ContactReader(contact);
            cards.Add(reader.ReadCard());
            DemandLiving(reader);
        }
        return cards;
    }

    /// <summary>A contact that has died alone is as one of whom nothing is known.</summary>
    private void DemandLiving(ContactReader reader)
    {
        if (reader.Death is { } death && _context.Life.Explain(death) is var failure && _context.Life.HasGone)
            throw failure;
    }

    private void OnChanged(object? sender, ContactInformationChangedEventArgs change)
    {
        if (sender is Contact contact)
            _told.Enqueue(contact);
        _changed.Set();
    }

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
