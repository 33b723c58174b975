using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model;

/// <summary>Asks the server for the presence of contacts, which tell by ContactInformationChanged when it has arrived.</summary>
public class ContactSubscription : UCWLite
{
    internal ContactSubscription(SubscriptionObject remote)
    {
        Com = remote;
    }

    private SubscriptionObject Remote => (SubscriptionObject)Com;

    public void AddContact(Contact contact) => Call(() => Remote.Add([contact.Remote]));

    public void AddContacts(IEnumerable<Contact> contacts) =>
        Call(() => Remote.Add(contacts.Select(contact => contact.Remote).ToArray()));

    public void RemoveContact(Contact contact) => Call(() => Remote.Remove(contact.Remote));

    public void Subscribe(
        ContactSubscriptionRefreshRate subscriptionFreshness, IEnumerable<ContactInformationType> contactInformationTypes) =>
        Call(() => Remote.Subscribe(contactInformationTypes.ToArray()));

    public void Unsubscribe() => Call(Remote.Unsubscribe);
}
