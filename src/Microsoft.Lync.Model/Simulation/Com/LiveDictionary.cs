using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>A dictionary in Lync's process, of which each value is read by a call of its own.</summary>
internal sealed class LiveDictionary<TKey, TValue> : UCWLite, IDictionary<TKey, TValue>
    where TKey : notnull
{
    private readonly Func<TKey, object?> _find;
    private readonly Func<IReadOnlyList<TKey>> _keys;

    public LiveDictionary(string kind, ComObject owner, Func<IReadOnlyList<TKey>> keys, Func<TKey, object?> find)
    {
        Com = owner;
        Kind = kind;
        _keys = keys;
        _find = find;
    }

    public bool IsReadOnly => true;

    public int Count => Get(() => _keys().Count, -1);

    public ICollection<TKey> Keys => Get<ICollection<TKey>>(() => _keys().ToList(), null!);

    public ICollection<TValue> Values => this.Select(item => item.Value).ToList();

    internal override string Kind { get; }

    /// <summary>A value; an absent key throws KeyNotFoundException.</summary>
    public TValue this[TKey key]
    {
        get => Get(() => Find(key, out var value) ? value : throw new KeyNotFoundException(), default!, isCounted: true, "Item");
        set => throw new NotSupportedException();
    }

    public bool ContainsKey(TKey key) => Call(() => _keys().Contains(key));

    public bool TryGetValue(TKey key, out TValue value)
    {
        var read = default(TValue)!;
        var isThere = Call(() => Find(key, out read));
        value = read;
        return isThere;
    }

    public bool Contains(KeyValuePair<TKey, TValue> item) =>
        TryGetValue(item.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => Keys
        .Where(ContainsKey)
        .Select(key => new KeyValuePair<TKey, TValue>(key, this[key]))
        .GetEnumerator();

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var item in this)
            array[arrayIndex++] = item;
    }

    public void Add(TKey key, TValue value) => throw new NotSupportedException();

    public void Add(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool Remove(TKey key) => throw new NotSupportedException();

    public bool Remove(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Find(TKey key, out TValue value)
    {
        var found = _find(key);
        value = found is null ? default! : (TValue)(found is ComEventSource remote ? UCWCache.Wrap<UCWBase>(remote) : found);
        return found is not null;
    }
}
