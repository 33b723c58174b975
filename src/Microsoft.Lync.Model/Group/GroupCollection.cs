using System;
using System.Collections;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model.Group;

/// <summary>The groups nested in a group, live.</summary>
public class GroupCollection : UCWLite, IList<Group>
{
    private readonly LiveItems<Group> _items;

    internal GroupCollection(GroupObject remote)
    {
        Com = remote;
        _items = new LiveItems<Group>(this, () => remote.NestedGroups);
    }

    public bool IsReadOnly => true;

    public int Count
    {
        get => Get(() => _items.Count, -1);
        set => throw new NotSupportedException();
    }

    public Group this[int _index]
    {
        get => Get<Group?>(() => _items.At(_index), null, isCounted: true, "Item")!;
        set => throw new NotSupportedException();
    }

    public IEnumerator<Group> GetEnumerator() => _items.Enumerate();

    public void CopyTo(Group[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public void Add(Group item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool Contains(Group item) => throw new NotSupportedException();

    public int IndexOf(Group group) => throw new NotSupportedException();

    public void Insert(int index, Group item) => throw new NotSupportedException();

    public bool Remove(Group item) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
