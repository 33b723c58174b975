using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>Reads a collection in Lync's process for one of the SDK's collections.</summary>
internal sealed class LiveItems<T>
    where T : UCWBase
{
    private readonly UCWBase _owner;
    private readonly Func<IReadOnlyList<ComEventSource>> _items;

    public LiveItems(UCWBase owner, Func<IReadOnlyList<ComEventSource>> items)
    {
        _owner = owner;
        _items = items;
    }

    public int Count => _items().Count;

    /// <summary>One of them; null where there are no longer so many.</summary>
    public T? At(int index)
    {
        var items = _items();
        return index >= 0 && index < items.Count ? UCWCache.Wrap<T>(items[index]) : null;
    }

    /// <summary>
    /// Enumerates as they are when the first is asked for: one call for members that are known. What fails in MoveNext or Current
    /// comes out raw, and throws no client away.
    /// </summary>
    public IEnumerator<T> Enumerate()
    {
        var items = ComCall.Run(_owner.Kind, "GetEnumerator", _owner.Com, () =>
        {
            Faults.StrikeCast(_owner.Kind, "GetEnumerator");
            return _items();
        });
        foreach (var item in items)
        {
            if (_owner.Com.Death is var death and not 0)
                throw ComFailure.Of(death);
            yield return UCWCache.WrapMember<T>(item, _owner.Kind);
        }
    }

    /// <summary>Copies as many as there are and fit; what a shorter collection leaves over stays null.</summary>
    public void CopyTo(T[] array, int arrayIndex)
    {
        using var items = Enumerate();
        for (var i = arrayIndex; i < array.Length && items.MoveNext(); i++)
            array[i] = items.Current;
    }
}
