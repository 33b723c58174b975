using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Asks for the presence of one contact and waits until it has arrived. The contact is held meanwhile, because nothing else
/// holds it.
/// </summary>
internal sealed class SdkPresence : IDisposable
{
    private readonly Contact _contact;
    private readonly Subscriptions _subscriptions = new();
    private readonly Signal _changed = new();
    private ContactSubscription? _request;

    public SdkPresence(Contact contact)
    {
        _contact = contact;
    }

    /// <summary>Completes when the presence is known.</summary>
    /// <exception cref="LyncException">The client has gone.</exception>
    public async Task<ContactCard> WhenKnownAsync(ContactManager? contacts, CancellationToken cancellationToken)
    {
        _subscriptions.Add(
            () => _contact.ContactInformationChanged += OnChanged, () => _contact.ContactInformationChanged -= OnChanged);
        SdkReader.Try(() => Request(contacts));
        ContactCard? presence = null;
        await _changed.UntilAsync(() => (presence = Read()) is not null, cancellationToken).ConfigureAwait(false);
        return presence!;
    }

    public void Dispose()
    {
        _subscriptions.Dispose();
        if (_request is { } request)
            Task.Run(() => SdkReader.Try(request.Unsubscribe));
    }

    /// <summary>The presence of somebody who is not in the contact list comes only to those who subscribe to it.</summary>
    private void Request(ContactManager? contacts)
    {
        if (contacts?.CreateSubscription() is not { } request)
            return;
        _request = request;
        request.AddContact(_contact);
        request.Subscribe(
            ContactSubscriptionRefreshRate.High,
            new[] { ContactInformationType.Availability, ContactInformationType.Activity, ContactInformationType.DisplayName });
    }

    private ContactCard? Read()
    {
        if (Ask(ContactInformationType.Availability) is not int availability || availability < 0)
            return null;
        var activity = Ask(ContactInformationType.Activity) as string ?? "";
        return new ContactCard(SdkReader.Person(_contact)) { Availability = SdkEnums.AvailabilityOf(availability), Activity = activity };
    }

    /// <summary>What is not known yet is null, or an exception, as long as the client is there.</summary>
    private object? Ask(ContactInformationType type)
    {
        try
        {
            return _contact.GetContactInformation(type);
        }
        catch (Exception e)
        {
            var reason = SdkErrors.Translate(e);
            return SdkErrors.IsClientGone(reason) ? throw reason : null;
        }
    }

    private void OnChanged(object? sender, ContactInformationChangedEventArgs change) => _changed.Set();
}
