using System.Collections.Generic;

namespace LyncIM.Session;

/// <summary>The messages of one command that go to the same recipient, one after the other, and the conversations opened for them.</summary>
internal sealed class SendLine
{
    private Queue<SendJob>? _waiting;
    private List<LyncConversation>? _conversations;

    public void Wait(SendJob job) => (_waiting ??= new Queue<SendJob>()).Enqueue(job);

    /// <summary>The next message; null where none waits.</summary>
    public SendJob? Next() => _waiting is { Count: > 0 } waiting ? waiting.Dequeue() : null;

    /// <summary>Gives the conversations away when no message waits for them; null where there are none, or where one does.</summary>
    public IReadOnlyList<LyncConversation>? TakeConversations()
    {
        if (_waiting is { Count: > 0 })
            return null;
        var conversations = _conversations;
        _conversations = null;
        return conversations;
    }

    /// <summary>A conversation was opened for a message, or is to be ended after it.</summary>
    public void Add(LyncConversation conversation)
    {
        _conversations ??= new List<LyncConversation>(1);
        if (!_conversations.Contains(conversation))
            _conversations.Add(conversation);
    }
}
