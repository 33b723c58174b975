using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>Asks the server for the presence of contacts.</summary>
internal sealed class SubscriptionObject : ComObject
{
    private readonly HashSet<ContactObject> _contacts = new();
    private readonly HashSet<ContactObject> _subscribed = new();

    public SubscriptionObject(LyncProcess process)
        : base(process)
    {
    }

    public void Add(IEnumerable<ContactObject> contacts)
    {
        lock (_contacts)
            _contacts.UnionWith(contacts);
    }

    public void Remove(ContactObject contact)
    {
        lock (_contacts)
        {
            _contacts.Remove(contact);
            if (_subscribed.Remove(contact))
                contact.RemoveSubscription();
        }
    }

    public void Subscribe(IReadOnlyList<ContactInformationType> types)
    {
        lock (_contacts)
        {
            foreach (var contact in _contacts.Where(_subscribed.Add))
                contact.AddSubscription();
            foreach (var contact in _contacts)
                Process.Client.Strand.PostAfter(1, () => contact.LearnPresence(types));
        }
    }

    public void Unsubscribe()
    {
        lock (_contacts)
        {
            foreach (var contact in _subscribed)
                contact.RemoveSubscription();
            _subscribed.Clear();
        }
    }
}
