using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>Makes contacts.</summary>
public class ContactManager : UCWFull
{
    internal ContactManager(LyncClient owner)
    {
        OwnedBy(owner);
    }

    public ContactSubscription CreateSubscription()
    {
        Enter();
        return new ContactSubscription(Owner);
    }

    /// <summary>A contact for any well-formed URI; the server is not asked, and nothing but the caller keeps the contact.</summary>
    /// <exception cref="System.ArgumentException">The URI is malformed.</exception>
    public Contact GetContactByUri(string contactUri)
    {
        Enter();
        return new Contact(Owner, SimulatedContact.Parse(contactUri) ?? throw LyncClientException.FromCode(0x80070057));
    }
}
