using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>
/// Somebody whom Lync knows by an address. Their name is known at once; presence arrives for who subscribes, and the card with it
/// or later.
/// </summary>
internal sealed class ContactObject : ComEventSource
{
    private static readonly ContactInformationType[] CardTypes =
    [
        ContactInformationType.Title, ContactInformationType.Department, ContactInformationType.Company, ContactInformationType.Office,
        ContactInformationType.PrimaryEmailAddress, ContactInformationType.EmailAddresses,
    ];

    private readonly string? _name;
    private readonly PublishedInformation _published = new();
    private int _subscriptions;
    private volatile bool _hasArrived;
    private volatile bool _hasCard;

    public ContactObject(LyncProcess process, string? uri, string? name = null)
        : base(process)
    {
        Uri = uri;
        Person = SimulatedPerson.Parse(uri);
        _name = name;
    }

    /// <summary>The URI as it was given, of whatever scheme; null or empty where there is none.</summary>
    public string? Uri { get; }

    /// <summary>Who it is on the network; null for an address that is no SIP address.</summary>
    public SimulatedPerson? Person { get; }

    public string? DisplayName => Uri == SimulatedNetwork.SelfUri
        ? SimulatedNetwork.SelfName
        : AddressBook.NameOf(Uri) ?? _name ?? Person?.DisplayName ?? Uri;

    private bool IsSelf => Process.Client.Self.Contact == this;

    private bool IsPresenceKnown => IsSelf || (_hasArrived && Volatile.Read(ref _subscriptions) > 0);

    public override UCWBase NewWrapper() => new Contact(this);

    /// <summary>What is known of the contact; null where nothing is.</summary>
    /// <exception cref="System.Runtime.InteropServices.COMException">It has not arrived, or there is no such thing.</exception>
    public object? Know(ContactInformationType type) => type switch
    {
        ContactInformationType.DisplayName => DisplayName,
        ContactInformationType.Availability => IsPresenceKnown ? Availability : -1,
        ContactInformationType.Activity => IsPresenceKnown ? Activity : null,
        ContactInformationType.ActivityId => IsPresenceKnown ? _published.ActivityId : null,
        ContactInformationType.PersonalNote => IsPresenceKnown ? _published.Note : null,
        ContactInformationType.LocationName => IsPresenceKnown ? _published.Location : null,
        ContactInformationType.ContactType => (int)ContactType.Person,
        _ when CardTypes.Contains(type) => ContactCard.Read(type, IsSelf || _hasCard, DirectoryEntry),
        _ => null,
    };

    public void AddSubscription() => Interlocked.Increment(ref _subscriptions);

    public void RemoveSubscription() => Interlocked.Decrement(ref _subscriptions);

    /// <summary>On the strand: the server has told. Of an address that it does not know, it tells nothing.</summary>
    public void LearnPresence(IReadOnlyList<ContactInformationType> types)
    {
        if (Person?.Exists != true)
            return;
        _hasArrived = true;
        if (SimulatedNetwork.CardDelay == 0)
            _hasCard = true;
        else if (SimulatedNetwork.CardDelay > 0 && !_hasCard)
            Process.Client.Strand.PostAfter(SimulatedNetwork.CardDelay, LearnCard);
        TellChange(types);
    }

    /// <summary>Takes what the local user has published.</summary>
    public void Change(IReadOnlyDictionary<PublishableContactInformationType, object> items)
    {
        _published.Take(items);
        if (items.TryGetValue(PublishableContactInformationType.Availability, out var availability) && Uri is not null)
            SimulatedNetwork.People.Publish(Uri, (int)availability == 0 ? Availabilities.Free : (int)availability);
        TellChange(PublishedInformation.Changes(items));
    }

    /// <summary>Tells whoever can know that something has changed.</summary>
    public void TellChange(IReadOnlyList<ContactInformationType> types)
    {
        if (IsPresenceKnown)
            Tell<Contact>(contact => contact.OnInformationChanged(types));
    }

    private int Availability => Person is null ? -1 : SimulatedNetwork.People.AvailabilityOf(Person) ?? -1;

    private string Activity => _published.ActivityId == PublishedInformation.OffWork ? "Off work" : Availabilities.ActivityOf(Availability);

    private DirectoryPerson? DirectoryEntry => Person is null ? null : SimulatedDirectory.FindPerson(Person.Address);

    private void LearnCard()
    {
        _hasCard = true;
        TellChange(CardTypes);
    }
}
