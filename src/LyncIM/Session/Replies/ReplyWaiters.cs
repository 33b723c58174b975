using System.Collections.Generic;
using System.Threading;

namespace LyncIM.Session;

/// <summary>The questions that wait for an answer; each message answers one of them at most, the one that was asked first.</summary>
internal sealed class ReplyWaiters
{
    private readonly Dictionary<string, List<ReplyWaiter>> _waiting = new();
    private int _count;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(ReplyWaiter waiter)
    {
        lock (_waiting)
        {
            if (!_waiting.TryGetValue(KeyOf(waiter), out var same))
                _waiting.Add(KeyOf(waiter), same = new List<ReplyWaiter>(1));
            if (same.Contains(waiter))
                return;
            same.Add(waiter);
            _count++;
        }
    }

    /// <summary>Nothing answers it any more; nothing where it was never added.</summary>
    public void Remove(ReplyWaiter waiter)
    {
        lock (_waiting)
        {
            if (waiter.Conversation is null || !_waiting.TryGetValue(KeyOf(waiter), out var same) || !same.Remove(waiter))
                return;
            _count--;
            if (same.Count == 0)
                _waiting.Remove(KeyOf(waiter));
        }
    }

    /// <summary>Whether the message is an answer, and so belongs to nobody else; on any thread, at once.</summary>
    public bool TryTake(LyncMessage message)
    {
        if (Count == 0)
            return false;
        lock (_waiting)
            return TryTake(message, message.From) || TryTake(message, KeyOf(message.Conversation));
    }

    private bool TryTake(LyncMessage message, string key)
    {
        if (!_waiting.TryGetValue(key, out var waiters))
            return false;
        foreach (var waiter in waiters)
        {
            if (waiter.TryTake(message))
                return true;
        }
        return false;
    }

    private static string KeyOf(ReplyWaiter waiter) => waiter.Address ?? KeyOf(waiter.Conversation!);

    private static string KeyOf(LyncConversation conversation) => "#" + conversation.Id;
}
