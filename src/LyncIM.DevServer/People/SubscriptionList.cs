using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.People;

/// <summary>The presence subscriptions of an application.</summary>
internal sealed class SubscriptionList
{
    private static readonly TimeSpan Warning = TimeSpan.FromMinutes(1);

    private readonly Application _application;
    private readonly Dictionary<string, Subscription> _subscriptions = new(StringComparer.Ordinal);
    private int _count;

    public SubscriptionList(Application application) => _application = application;

    public bool IsEmpty => _subscriptions.Count == 0;

    public IReadOnlyCollection<Subscription> All => _subscriptions.Values;

    /// <summary>To whom the application has subscribed, each once.</summary>
    public IEnumerable<string> Addresses =>
        All.SelectMany(subscription => subscription.Addresses).Distinct(StringComparer.OrdinalIgnoreCase);

    public bool Contains(string address) => All.Any(subscription => subscription.Addresses.Contains(address));

    public Subscription Demand(string id) =>
        _subscriptions.TryGetValue(id, out var subscription) ? subscription : throw UcwaException.NotFound();

    public void Clear() => _subscriptions.Clear();

    public Subscription Add(IEnumerable<string> addresses, TimeSpan duration)
    {
        var id = (++_count).ToString(CultureInfo.InvariantCulture);
        var subscription = new Subscription(id, _application.Href("/people/presenceSubscriptions/" + id));
        _subscriptions.Add(id, subscription);
        Extend(subscription, duration);
        Join(subscription, addresses);
        return subscription;
    }

    /// <summary>Adds people, and tells where each of them is, as far as that ever arrives.</summary>
    public void Join(Subscription subscription, IEnumerable<string> addresses)
    {
        foreach (var address in addresses.Select(Network.Addresses.WithoutScheme))
        {
            var isNew = !Contains(address);
            subscription.Addresses.Add(address);
            if (isNew)
                TellContact("added", address);
            if (PersonInfo.Find(_application.State, address) is not null)
                PresenceNews.Tell(_application, address, "contactPresence");
        }
    }

    public void Extend(Subscription subscription, TimeSpan duration)
    {
        subscription.Expires = DateTime.UtcNow + duration;
        var scheduler = _application.State.Scheduler;
        scheduler.After(duration > Warning ? duration - Warning : TimeSpan.Zero, () => Warn(subscription));
        scheduler.After(duration, () => Expire(subscription));
    }

    public void Remove(Subscription subscription)
    {
        _subscriptions.Remove(subscription.Id);
        foreach (var address in subscription.Addresses.Where(address => !Contains(address)))
            TellContact("deleted", address);
    }

    private void Warn(Subscription subscription)
    {
        if (Holds(subscription) && subscription.Expires - DateTime.UtcNow <= Warning)
            TellSubscription("updated", subscription);
    }

    private void Expire(Subscription subscription)
    {
        if (!Holds(subscription) || subscription.Expires > DateTime.UtcNow)
            return;
        Remove(subscription);
        TellSubscription("deleted", subscription);
    }

    private bool Holds(Subscription subscription) => _subscriptions.ContainsValue(subscription);

    private void TellSubscription(string type, Subscription subscription) =>
        _application.Tell(new UcwaEvent("people", _application.Href("/people"), type, "presenceSubscription", subscription.Href));

    private void TellContact(string type, string address) => _application.Tell(
        new UcwaEvent("people", _application.Href("/people"), type, "contact", _application.PersonHref(address))
        {
            Priority = EventPriority.Medium,
        }.In("subscribedContacts", _application.Href("/people/subscribedContacts")));
}
