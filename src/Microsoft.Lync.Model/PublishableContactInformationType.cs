namespace Microsoft.Lync.Model;

/// <summary>What can be published of oneself; read under other numbers, see ContactInformationType.</summary>
public enum PublishableContactInformationType
{
    Availability = 0,
    ActivityId = 1,
    CustomActivityId = 2,
    LocationName = 3,
    PersonalNote = 4,
    DisplayPhoto = 5,
    PhotoUrl = 6,
    Invalid = -1,
}
