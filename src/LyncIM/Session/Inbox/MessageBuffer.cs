namespace LyncIM.Session;

/// <summary>
/// Messages in order, each at a place that never changes; any of them can be taken out. Not thread-safe: the inbox locks.
/// </summary>
internal sealed class MessageBuffer
{
    private LyncMessage?[] _ring = new LyncMessage?[64];

    /// <summary>The first place that may hold a message.</summary>
    public long Start { get; private set; }

    /// <summary>The place after the last.</summary>
    public long End { get; private set; }

    /// <summary>How many messages there are.</summary>
    public int Count { get; private set; }

    /// <summary>The message at a place from <see cref="Start"/> to before <see cref="End"/>; null where it has been taken.</summary>
    public LyncMessage? this[long place] => _ring[Slot(place)];

    public void Add(LyncMessage message)
    {
        if (End - Start == _ring.Length)
            Grow();
        _ring[Slot(End)] = message;
        End++;
        Count++;
    }

    public void RemoveAt(long place)
    {
        _ring[Slot(place)] = null;
        Count--;
        while (Start < End && _ring[Slot(Start)] is null)
            Start++;
        if (Count == 0 && _ring.Length > 4096)
            _ring = new LyncMessage?[64];
    }

    private void Grow()
    {
        var larger = new LyncMessage?[_ring.Length * 2];
        for (var place = Start; place < End; place++)
            larger[place & (larger.Length - 1)] = _ring[Slot(place)];
        _ring = larger;
    }

    private long Slot(long place) => place & (_ring.Length - 1);
}
