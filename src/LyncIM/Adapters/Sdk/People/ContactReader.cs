using System;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Reads what is known of one contact, each value alone: what is not known yet is null or throws, and costs no other value. That
/// some object was dead is remembered, because it may mean that Lync has gone.
/// </summary>
internal sealed class ContactReader
{
    /// <summary>What is read, and subscribed to.</summary>
    public static readonly ContactInformationType[] Types =
    {
        ContactInformationType.Availability,
        ContactInformationType.Activity,
        ContactInformationType.DisplayName,
        ContactInformationType.Title,
        ContactInformationType.Department,
        ContactInformationType.Company,
        ContactInformationType.Office,
        ContactInformationType.PrimaryEmailAddress,
        ContactInformationType.PersonalNote,
        ContactInformationType.LocationName,
    };

    private readonly Contact _contact;

    public ContactReader(Contact contact)
    {
        _contact = contact;
    }

    /// <summary>What a reading has failed with that met a dead object; null where none has.</summary>
    public Exception? Death { get; private set; }

    /// <summary>The availability as Lync numbers it; null as long as the presence has not arrived.</summary>
    public int? ReadAvailability() => Read(ContactInformationType.Availability) is int and >= 0 and var availability ? availability : null;

    /// <summary>All of it; what is not known is empty.</summary>
    public ContactCard ReadCard() => new(SdkReader.Person(_contact))
    {
        Availability = SdkEnums.AvailabilityOf(ReadAvailability() ?? 0),
        Activity = ReadText(ContactInformationType.Activity),
        Title = ReadText(ContactInformationType.Title),
        Department = ReadText(ContactInformationType.Department),
        Company = ReadText(ContactInformationType.Company),
        Office = ReadText(ContactInformationType.Office),
        Mail = ReadText(ContactInformationType.PrimaryEmailAddress),
        Note = ReadText(ContactInformationType.PersonalNote),
        Location = ReadText(ContactInformationType.LocationName),
    };

    private string ReadText(ContactInformationType type) => Read(type) as string ?? "";

    private object? Read(ContactInformationType type)
    {
        try
        {
            return _contact.GetContactInformation(type);
        }
        catch (Exception e)
        {
            if (SdkErrors.IsGone(SdkErrors.Translate(e)))
                Death = e;
            return null;
        }
    }
}
