using System.Collections.Generic;

namespace SimulatedContacts;

/// <summary>A distribution group in the organisation's address book.</summary>
internal sealed class DirectoryGroup
{
    public DirectoryGroup(string address, string name, IReadOnlyList<string> people, IReadOnlyList<string> groups)
    {
        Address = address;
        Name = name;
        PeopleAddresses = people;
        GroupAddresses = groups;
    }

    /// <summary>The address without a scheme.</summary>
    public string Address { get; }

    public string Name { get; }

    /// <summary>Who is in it.</summary>
    public IReadOnlyList<string> PeopleAddresses { get; }

    /// <summary>The groups in it; it may be one of them itself.</summary>
    public IReadOnlyList<string> GroupAddresses { get; }
}
