using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>Somebody who can be talked to.</summary>
public class Contact : UCWFull
{
    internal Contact(LyncClient owner, SimulatedContact person)
    {
        OwnedBy(owner);
        Person = person;
    }

    public string? Uri => Read<string?>(Person.Uri, null);

    internal SimulatedContact Person { get; }

    /// <summary>What is known of the contact; null where nothing is.</summary>
    public object? GetContactInformation(ContactInformationType contactInformationType)
    {
        Enter();
        return contactInformationType switch
        {
            ContactInformationType.DisplayName => Person.DisplayName,
            ContactInformationType.Availability => (int)Person.Availability,
            ContactInformationType.Activity => Person.Activity,
            _ => null,
        };
    }
}
