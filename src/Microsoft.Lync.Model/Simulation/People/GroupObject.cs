using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Group;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>A distribution group, which is empty until it is expanded.</summary>
internal sealed class GroupObject : ComEventSource
{
    private readonly DirectoryGroup _group;
    private volatile bool _isExpanded;

    public GroupObject(LyncProcess process, DirectoryGroup group)
        : base(process)
    {
        _group = group;
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Address => _group.Address;

    public string Name => _group.Name;

    public bool IsExpanded => _isExpanded;

    public IReadOnlyList<ContactObject> Members => _isExpanded ? People() : [];

    public IReadOnlyList<GroupObject> NestedGroups => _isExpanded ? Groups() : [];

    public override UCWBase NewWrapper() => new DistributionGroup(this);

    public void Expand(Operation operation) => operation.Begin(Process.Client.Strand, () => Process.Client.Strand.PostAfter(1, () =>
    {
        _isExpanded = true;
        operation.Complete();
    }));

    /// <summary>Collects the members of nested groups, too, each group once; whoever is in several comes several times.</summary>
    public void CollectMembers(Operation operation) => operation.Begin(Process.Client.Strand, () =>
    {
        var seen = new HashSet<GroupObject>();
        operation.Complete(result: new ContactListObject(Process, Collect(this, seen)));
    });

    private static ContactObject[] Collect(GroupObject group, HashSet<GroupObject> seen) =>
        seen.Add(group) ? group.People().Concat(group.Groups().SelectMany(nested => Collect(nested, seen))).ToArray() : [];

    private ContactObject[] People() => _group.PeopleAddresses.Select(address => Process.Contact("sip:" + address)).ToArray();

    private GroupObject[] Groups() => _group.GroupAddresses
        .Select(address => AddressBook.Groups.FirstOrDefault(group => group.Address == address))
        .OfType<DirectoryGroup>()
        .Select(Process.Group)
        .ToArray();
}
