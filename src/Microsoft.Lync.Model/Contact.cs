using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;
namespace Microsoft.Lync.Model;

/// <summary>Somebody who can be talked to.</summary>
public class Contact : UCWFull
{
    private readonly EventSlot<ContactInformationChangedEventArgs> _contactInformationChanged = new(nameof(ContactInformationChanged));

    internal Contact(ContactObject remote)
    {
        Com = remote;
    }

    /// <summary>The address as Lync has it: not always a SIP URI, and null or empty for some whom a search finds.</summary>
    public string? Uri => Get(() => Remote.Uri, null);

    internal ContactObject Remote => (ContactObject)Com;

    public event EventHandler<ContactInformationChangedEventArgs> ContactInformationChanged
    {
        add => _contactInformationChanged.Add(value);
        remove => _contactInformationChanged.Remove(value);
    }

    /// <summary>What is known of the contact; null where nothing is. The availability is -1 until the presence has arrived.</summary>
    /// <exception cref="LyncClientException">That is not there, or has not arrived.</exception>
    public object? GetContactInformation(ContactInformationType contactInformationType) =>
        Call(() => ReturnsNull(nameof(GetContactInformation)) ? null : Remote.Know(contactInformationType));

    /// <summary>Reads each value by a call of its own, and what is refused as null.</summary>
    public IDictionary<ContactInformationType, object> GetContactInformation(
        IEnumerable<ContactInformationType> contactInformationTypes) => Call<IDictionary<ContactInformationType, object>>(() =>
        {
            var types = contactInformationTypes.ToArray();
            return new LiveDictionary<ContactInformationType, object>("ContactInformationDictionary", Remote, () => types, Remote.Know);
        });

    internal void OnInformationChanged(IReadOnlyList<ContactInformationType> types) =>
        _contactInformationChanged.Raise(this, () => new ContactInformationChangedEventArgs(new EventData(Com), types));
}
