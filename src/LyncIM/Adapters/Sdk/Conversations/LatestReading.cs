namespace LyncIM.Adapters.Sdk;

/// <summary>
/// A number of one of the SDK's enumerations that is read from several threads: of two readings the one that was begun later
/// counts, whichever ends first.
/// </summary>
internal sealed class LatestReading
{
    private readonly object _changing = new();
    private int _value;
    private int _begun;
    private int _taken;

    public LatestReading(int value)
    {
        _value = value;
    }

    public int Value
    {
        get
        {
            lock (_changing)
                return _value;
        }
    }

    /// <summary>Begins a reading, and gives it its number.</summary>
    public int Begin()
    {
        lock (_changing)
            return ++_begun;
    }

    /// <summary>Takes what was read.</summary>
    public void End(int number, int value)
    {
        lock (_changing)
        {
            if (number < _taken)
                return;
            _taken = number;
            _value = value;
        }
    }
}
