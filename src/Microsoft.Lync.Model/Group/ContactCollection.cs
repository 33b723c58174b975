using System;
using System.Collections;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model.Group;

/// <summary>
/// Contacts, live: enumerating takes one call for those that are known, each index enumerates from the start. What has been
/// enumerated is kept alive as long as the collection lives.
/// </summary>
public class ContactCollection : UCWFull, IList<Contact>
{
    private readonly LiveItems<Contact> _items;

    internal ContactCollection(ContactListObject remote)
        : this(remote, () => remote.Contacts)
    {
    }

    private protected ContactCollection(ComEventSource remote, Func<IReadOnlyList<ComEventSource>> contacts)
    {
        Com = remote;
        _items = new LiveItems<Contact>(this, contacts);
    }

    public bool IsReadOnly => true;

    public int Count
    {
        get => Get(() => _items.Count, -1);
        set => throw new NotSupportedException();
    }

    public Contact this[int index]
    {
        get => Get<Contact?>(() => At(index), null, isCounted: true, "Item")!;
        set => throw new NotSupportedException();
    }

    public IEnumerator<Contact> GetEnumerator()
    {
        using var contacts = _items.Enumerate();
        while (contacts.MoveNext())
        {
            Keep(contacts.Current);
            yield return contacts.Current;
        }
    }

    public void CopyTo(Contact[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public void Add(Contact item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool Contains(Contact item) => throw new NotSupportedException();

    public int IndexOf(Contact item) => throw new NotSupportedException();

    public void Insert(int index, Contact item) => throw new NotSupportedException();

    public bool Remove(Contact item) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Begins an enumeration, skips, and takes one.</summary>
    private Contact? At(int index)
    {
        ComCall.Run(Kind, "Skip", Com);
        ComCall.Run(Kind, "Next", Com);
        return _items.At(index);
    }
}
