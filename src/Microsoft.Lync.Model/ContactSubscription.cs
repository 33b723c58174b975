using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;

namespace Microsoft.Lync.Model;

/// <summary>Asks the server for the presence of contacts, which tell by ContactInformationChanged when it has arrived.</summary>
public class ContactSubscription : UCWLite
{
    private readonly List<Contact> _contacts = new();

    internal ContactSubscription(LyncClient owner)
    {
        OwnedBy(owner);
    }

    public void AddContact(Contact contact)
    {
        Enter();
        lock (_contacts)
            _contacts.Add(contact);
    }

    public void AddContacts(IEnumerable<Contact> contacts)
    {
        Enter();
        lock (_contacts)
            _contacts.AddRange(contacts);
    }

    public void RemoveContact(Contact contact)
    {
        Enter();
        lock (_contacts)
            _contacts.Remove(contact);
    }

    public void Subscribe(
        ContactSubscriptionRefreshRate subscriptionFreshness, IEnumerable<ContactInformationType> contactInformationTypes)
    {
        Enter();
        var types = contactInformationTypes.ToArray();
        Contact[] contacts;
        lock (_contacts)
            contacts = _contacts.ToArray();
        // Nothing in the SDK keeps a contact: one that its maker has let go hears nothing.
        foreach (var contact in contacts.Select(contact => new WeakReference<Contact>(contact)))
            Owner.Strand.PostAfter(1, () => Arrive(contact, types));
    }

    public void Unsubscribe() => Enter();

    private static void Arrive(WeakReference<Contact> subscribed, IList<ContactInformationType> types)
    {
        if (subscribed.TryGetTarget(out var contact))
            contact.LearnPresence(types);
    }
}
