using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>What the address book says of somebody. What is not there is null for one type, and a failure for another.</summary>
internal static class ContactCard
{
    /// <summary>The server refuses to tell, as the genuine one does for some types before the card has arrived.</summary>
    private const uint Refused = 0x80EE0011;

    public static object? Read(ContactInformationType type, bool hasArrived, DirectoryPerson? person) =>
        hasArrived ? Read(type, person) : type switch
        {
            ContactInformationType.Department => throw ComFailure.Of(ComFailure.DataNotReady),
            ContactInformationType.Company => throw ComFailure.Of(ComFailure.NotReady),
            ContactInformationType.Office => throw ComFailure.Of(Refused),
            _ => null,
        };

    private static object? Read(ContactInformationType type, DirectoryPerson? person) => type switch
    {
        ContactInformationType.Title => person?.Title,
        ContactInformationType.Department => person?.Department,
        ContactInformationType.Company => person?.Company,
        ContactInformationType.PrimaryEmailAddress => person?.Mail,
        // Arrays of strings arrive so.
        ContactInformationType.EmailAddresses => person is null ? null : new List<object> { person.Mail },
        _ => person?.Office ?? throw ComFailure.Of(ComFailure.ItemNotFound),
    };
}
