using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Which conversation is which on the server. Events of one that may turn out to be just being started are held back; what has ended is
/// remembered, so that late events bring nothing back.
/// </summary>
internal sealed class ConversationIndex
{
    private const int MostRemembered = 1000;

    private readonly object _sync = new();
    private readonly Dictionary<string, UcwaConversation> _byKey = new();
    private readonly Dictionary<string, List<UcwaEvent>> _held = new();
    private readonly HashSet<string> _ended = new();
    private readonly Queue<string> _endedInOrder = new();

    public IReadOnlyList<UcwaConversation> All
    {
        get
        {
            lock (_sync)
                return _byKey.Values.Distinct().ToArray();
        }
    }

    public UcwaConversation? Find(Uri? uri)
    {
        lock (_sync)
            return UcwaEvent.KeyOf(uri) is { } key && _byKey.TryGetValue(key, out var conversation) ? conversation : null;
    }

    /// <summary>The conversation there is that one from now on; nothing where another is, or where it has ended. Events that were held go to it.</summary>
    public void Bind(Uri uri, Func<UcwaConversation> conversation)
    {
        lock (_sync)
        {
            var key = uri.AbsoluteUri;
            if (_byKey.ContainsKey(key) || _ended.Contains(key))
                return;
            var bound = conversation();
            bound.MoveTo(uri);
            _byKey[key] = bound;
            if (!_held.TryGetValue(key, out var held))
                return;
            _held.Remove(key);
            foreach (var happened in held)
                bound.Post(happened);
        }
    }

    /// <summary>Gives an event to the conversation there, or holds it back until it is known whose it is.</summary>
    public void Post(Uri uri, UcwaEvent happened)
    {
        lock (_sync)
        {
            var key = uri.AbsoluteUri;
            if (_byKey.TryGetValue(key, out var conversation))
                conversation.Post(happened);
            else if (happened is { Rel: "conversation", IsDeleted: true })
                RememberEnded(key);
            else if (!_ended.Contains(key))
                Hold(key, happened);
        }
    }

    /// <summary>Gives all that is held back to conversations that are made for it.</summary>
    public void Release(Func<UcwaConversation> create)
    {
        string[] keys;
        lock (_sync)
            keys = _held.Keys.ToArray();
        foreach (var key in keys)
            Bind(new Uri(key), create);
    }

    /// <summary>The conversation there has ended, or will be nobody's.</summary>
    public void End(Uri uri)
    {
        lock (_sync)
            RememberEnded(uri.AbsoluteUri);
    }

    private void Hold(string key, UcwaEvent happened)
    {
        if (!_held.TryGetValue(key, out var held))
            _held.Add(key, held = new List<UcwaEvent>());
        held.Add(happened);
    }

    private void RememberEnded(string key)
    {
        _byKey.Remove(key);
        _held.Remove(key);
        if (!_ended.Add(key))
            return;
        _endedInOrder.Enqueue(key);
        if (_endedInOrder.Count > MostRemembered)
            _ended.Remove(_endedInOrder.Dequeue());
    }
}
