namespace Microsoft.Lync.Model;

/// <summary>What kind of contact it is.</summary>
public enum ContactType
{
    Unknown = 0,
    Person = 1,
    Huntgroup = 2,
    AutoAttendant = 3,
    AutomatedBot = 4,
    Invalid = -1,
}
