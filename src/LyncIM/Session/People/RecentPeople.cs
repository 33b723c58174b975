using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Session;

/// <summary>Those whom this session has met or looked up, the newest of them, to be suggested at the prompt.</summary>
internal sealed class RecentPeople
{
    /// <summary>The most people: a notification of thousands must not be remembered for ever.</summary>
    private const int Most = 500;

    private readonly object _changing = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = new();

    /// <summary>Their addresses and names, clean.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All
    {
        get
        {
            lock (_changing)
                return _names.ToArray();
        }
    }

    public void Note(string address, string name)
    {
        lock (_changing)
        {
            if (!_names.ContainsKey(address))
                _order.Enqueue(address);
            _names[address] = name;
            if (_order.Count > Most)
                _names.Remove(_order.Dequeue());
        }
    }

    public void Forget()
    {
        lock (_changing)
        {
            _names.Clear();
            _order.Clear();
        }
    }
}
