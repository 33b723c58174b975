using System.Collections.Generic;

namespace LyncIM.Session;

/// <summary>Which conversations are the command's to end, and which messages are still on their way there.</summary>
internal sealed class CommandConversations
{
    private readonly Dictionary<string, Entry> _entries = new();

    /// <summary>One more message is to be sent with that key.</summary>
    public void Expect(string key)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var entry))
                _entries.Add(key, entry = new Entry());
            entry.Messages++;
        }
    }

    /// <summary>A conversation was opened for the key, or is to be ended for it.</summary>
    public void Add(string key, LyncConversation conversation)
    {
        lock (_entries)
        {
            if (!_entries[key].Conversations.Contains(conversation))
                _entries[key].Conversations.Add(conversation);
        }
    }

    /// <summary>The one that was opened last for the key and is still open; null where there is none.</summary>
    public LyncConversation? Last(string key)
    {
        lock (_entries)
        {
            var conversations = _entries[key].Conversations;
            return conversations.Count > 0 && conversations[conversations.Count - 1] is { IsOpen: true } last ? last : null;
        }
    }

    /// <summary>A message is done with; after the last one with that key, gives its conversations away.</summary>
    public IReadOnlyList<LyncConversation>? Leave(string key)
    {
        lock (_entries)
        {
            if (--_entries[key].Messages > 0)
                return null;
            var conversations = _entries[key].Conversations;
            _entries.Remove(key);
            return conversations;
        }
    }

    private sealed class Entry
    {
        public int Messages { get; set; }

        public List<LyncConversation> Conversations { get; } = new();
    }
}
