using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model.Group;

/// <summary>A group of contacts, which is also their collection.</summary>
public abstract class Group : ContactCollection
{
    internal Group(GroupObject remote)
        : base(remote, () => remote.Members)
    {
    }

    public string? Id => Get<string?>(() => Remote.Id, null);

    public string? Name => Get<string?>(() => Remote.Name, null);

    public GroupType Type => Get(() => GroupType.DistributionGroup, GroupType.Invalid);

    private protected GroupObject Remote => (GroupObject)Com;
}
