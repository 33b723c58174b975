namespace SimulatedContacts;

/// <summary>Somebody in the organisation's address book.</summary>
internal sealed class DirectoryPerson
{
    public DirectoryPerson(string address, string name, string title, string department, string office)
    {
        Address = address;
        Name = name;
        Title = title;
        Department = department;
        Office = office;
    }

    /// <summary>The SIP address without its scheme.</summary>
    public string Address { get; }

    public string Name { get; }

    public string Title { get; }

    public string Department { get; }

    public string Office { get; }

    public string Company => "Contoso";

    public string Mail => Address;
}
