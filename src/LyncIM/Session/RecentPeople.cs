using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>Those who have taken part in this session's conversations, the newest of them, to be suggested at the prompt.</summary>
internal sealed class RecentPeople
{
    /// <summary>A notification of thousands must not be remembered for ever.</summary>
    private const int Most = 500;

    private readonly object _changing = new();
    private readonly Dictionary<string, Person> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = new();

    public IReadOnlyList<Person> All
    {
        get
        {
            lock (_changing)
                return _people.Values.ToArray();
        }
    }

    public void Note(Person person)
    {
        lock (_changing)
        {
            if (!_people.ContainsKey(person.Address))
                _order.Enqueue(person.Address);
            _people[person.Address] = person;
            if (_order.Count > Most)
                _people.Remove(_order.Dequeue());
        }
    }

    public void Forget()
    {
        lock (_changing)
        {
            _people.Clear();
            _order.Clear();
        }
    }
}
