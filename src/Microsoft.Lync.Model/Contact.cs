using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>Somebody who can be talked to.</summary>
public class Contact : UCWFull
{
    private readonly EventSlot<ContactInformationChangedEventArgs> _contactInformationChanged = new(nameof(ContactInformationChanged));
    private volatile bool _isPresenceKnown;

    internal Contact(LyncClient owner, SimulatedContact person)
    {
        OwnedBy(owner);
        Person = person;
    }

    public string? Uri => Read<string?>(Person.Uri, null);

    internal SimulatedContact Person { get; }

    public event EventHandler<ContactInformationChangedEventArgs> ContactInformationChanged
    {
        add => _contactInformationChanged.Add(value);
        remove => _contactInformationChanged.Remove(value);
    }

    /// <summary>What is known of the contact; null where nothing is. The availability is -1 until the presence has arrived.</summary>
    public object? GetContactInformation(ContactInformationType contactInformationType)
    {
        Enter();
        return Read<object?>(Know(contactInformationType), null);
    }

    /// <summary>On the strand: the server has told. Of an address that it does not know, it tells nothing.</summary>
    internal void LearnPresence(IList<ContactInformationType> types)
    {
        if (!Person.Exists)
            return;
        _isPresenceKnown = true;
        _contactInformationChanged.Raise(this, new ContactInformationChangedEventArgs(types));
    }

    private object? Know(ContactInformationType type) => type switch
    {
        ContactInformationType.DisplayName => Person.DisplayName,
        ContactInformationType.Availability => _isPresenceKnown ? (int)Person.Availability : -1,
        ContactInformationType.Activity => _isPresenceKnown ? Person.Activity : null,
        _ => null,
    };
}
