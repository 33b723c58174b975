namespace Microsoft.Lync.Model.Group;

/// <summary>What kind of group it is.</summary>
public enum GroupType
{
    CustomGroup = 1,
    DistributionGroup = 3,
    FrequentContacts = 4,
    FavoriteContacts = 5,
    Invalid = -1,
}
