using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>
/// A collection in Lync's process. Its count and its enumeration are calls of their own: a copy of one that shrinks between the
/// two ends in nulls, and a dead one counts -1.
/// </summary>
internal sealed class LiveCollection<T> : UCWLite, IList<T>
    where T : UCWBase
{
    private readonly LiveItems<T> _items;

    public LiveCollection(string kind, ComObject owner, Func<IReadOnlyList<ComEventSource>> items)
    {
        Com = owner;
        Kind = kind;
        _items = new LiveItems<T>(this, items);
    }

    public bool IsReadOnly => true;

    public int Count => Get(() => _items.Count, -1);

    public T this[int index]
    {
        get => Get<T?>(() => _items.At(index), null, isCounted: true, "Item")!;
        set => throw new NotSupportedException();
    }

    internal override string Kind { get; }

    public IEnumerator<T> GetEnumerator() => _items.Enumerate();

    /// <summary>Whether it holds the object that <paramref name="item"/> wraps.</summary>
    public bool Contains(T item) => IndexOf(item) >= 0;

    public int IndexOf(T item) => this.ToList().FindIndex(one => ReferenceEquals(one?.Com, item.Com));

    public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public void Add(T item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public void Insert(int index, T item) => throw new NotSupportedException();

    public bool Remove(T item) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
