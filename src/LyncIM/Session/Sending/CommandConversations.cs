using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Session;

/// <summary>Which conversations were opened for messages to a target, until the last of those messages has been sent.</summary>
internal sealed class CommandConversations
{
    private readonly Dictionary<string, (int Messages, LyncConversation[] Opened)> _targets = new();

    /// <summary>One more message to the target is to be sent.</summary>
    public void Expect(string key)
    {
        lock (_targets)
            _targets[key] = _targets.TryGetValue(key, out var known) ? (known.Messages + 1, known.Opened) : (1, new LyncConversation[0]);
    }

    public void Add(string key, LyncConversation opened)
    {
        lock (_targets)
            _targets[key] = (_targets[key].Messages, _targets[key].Opened.Append(opened).ToArray());
    }

    /// <summary>The one that was opened last for the target and is still open; null where there is none.</summary>
    public LyncConversation? Last(string key)
    {
        lock (_targets)
            return _targets[key].Opened.LastOrDefault(conversation => conversation.IsOpen);
    }

    /// <summary>A message to the target is done with; after the last one, all that were opened.</summary>
    public IReadOnlyList<LyncConversation> Leave(string key)
    {
        lock (_targets)
        {
            var (messages, opened) = _targets[key];
            if (messages > 1)
            {
                _targets[key] = (messages - 1, opened);
                return new LyncConversation[0];
            }
            _targets.Remove(key);
            return opened;
        }
    }
}
