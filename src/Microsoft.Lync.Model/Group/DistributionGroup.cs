using System;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model.Group;

/// <summary>
/// A distribution group. It has a mail address and no SIP address, and is empty until it has been expanded; its nested groups are
/// read when it is wrapped, and that collection is kept.
/// </summary>
public class DistributionGroup : Group
{
    private GroupCollection? _nestedGroups;

    internal DistributionGroup(GroupObject remote)
        : base(remote)
    {
    }

    public string? EmailAddress => Get<string?>(() => Remote.Address, null);

    public bool IsExpanded => Get(() => Remote.IsExpanded, false);

    public GroupCollection? NestedGroups => GetCollection(() =>
    {
        UCWCache.WaitForLock();
        return _nestedGroups!;
    });

    public IAsyncResult BeginExpand(AsyncCallback? groupCallback, object? state)
    {
        var operation = new Operation(this, groupCallback, state);
        return Begin(operation, () => Remote.Expand(operation));
    }

    public void EndExpand(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginGetAllMembers(AsyncCallback? groupCallback, object? state)
    {
        var operation = new Operation(this, groupCallback, state);
        return Begin(operation, () => Remote.CollectMembers(operation));
    }

    /// <summary>The members, of nested groups too; duplicates come as they are.</summary>
    public ContactCollection? EndGetAllMembers(IAsyncResult asyncResult) =>
        Operation.EndWithResult(asyncResult) is ContactListObject found && !ReturnsNull() ? UCWCache.Wrap<ContactCollection>(found) : null;

    /// <exception cref="COMException">The nested groups could not be read.</exception>
    internal override void OnWrapped()
    {
        ComCall.Run(Kind, nameof(NestedGroups), Com);
        _nestedGroups = new GroupCollection(Remote);
    }
}
