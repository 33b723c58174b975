using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// Where messages wait to be read. The client's threads put them into a concurrent queue and go on; readers, any number of
/// them, take them out once each and in order of arrival. What one reader passes over stays for the others.
/// </summary>
internal sealed class Inbox
{
    /// <summary>How many of the local user's own messages are kept for -IncludeSelf; the oldest go first.</summary>
    public const int OutgoingKept = 10_000;

    private const int Batch = 256;

    private readonly ConcurrentQueue<LyncMessage> _arrivals = new();
    private readonly MessageBuffer _incoming = new();
    private readonly MessageBuffer _outgoing = new();
    private readonly Signal _changed = new();
    private readonly object _reading = new();
    private long _lastNumber;
    private int _outgoingSinceSettled;

    /// <summary>The questions that wait for an answer: a message that is one is theirs, and never gets here.</summary>
    public ReplyWaiters Waiters { get; } = new();

    /// <summary>Completes at the next arrival, or whenever a reader should look again. Take it before looking.</summary>
    public Task Changed => _changed.Next;

    /// <summary>Takes a message, on any thread.</summary>
    public void Add(LyncMessage message)
    {
        if (message.IsIncoming && Waiters.TryTake(message))
            return;
        if (message.IsIncoming)
            message.Conversation.CountUnread(1);
        _arrivals.Enqueue(message);
        _changed.Set();
        if (!message.IsIncoming && Interlocked.Increment(ref _outgoingSinceSettled) >= OutgoingKept / 8)
            TrySettle();
    }

    /// <summary>Makes waiting readers look again.</summary>
    public void Wake() => _changed.Set();

    public InboxReader OpenReader(MessageFilter filter, bool includeSelf) => new(this, filter, includeSelf);

    /// <summary>A mark after all that has arrived so far: the number of the last message.</summary>
    public long Mark()
    {
        lock (_reading)
        {
            SettleAll();
            return _lastNumber;
        }
    }

    /// <summary>Forgets all that has not been read.</summary>
    public void Clear()
    {
        lock (_reading)
        {
            SettleAll();
            while (_incoming.Count > 0)
                RemoveIncoming(_incoming.Start);
            while (_outgoing.Count > 0)
                _outgoing.RemoveAt(_outgoing.Start);
        }
    }

    internal LyncMessage? Next(InboxReader reader, bool keep)
    {
        lock (_reading)
        {
            LyncMessage? next;
            do
                next = NextSettled(reader, keep);
            while (next is null && SettleSome());
            return next;
        }
    }

    private LyncMessage? NextSettled(InboxReader reader, bool keep)
    {
        var incoming = Find(_incoming, ref reader.NextIncoming, reader.Filter);
        var outgoing = reader.IncludeSelf ? Find(_outgoing, ref reader.NextOutgoing, reader.Filter) : null;
        if (outgoing is not null && (incoming is null || outgoing.Number < incoming.Number))
        {
            if (!keep)
                _outgoing.RemoveAt(reader.NextOutgoing);
            reader.NextOutgoing++;
            return outgoing;
        }
        if (incoming is null)
            return null;
        if (!keep)
            RemoveIncoming(reader.NextIncoming);
        reader.NextIncoming++;
        return incoming;
    }

    /// <summary>Moves <paramref name="place"/> to the first message from there on that passes.</summary>
    private static LyncMessage? Find(MessageBuffer buffer, ref long place, MessageFilter filter)
    {
        if (place < buffer.Start)
            place = buffer.Start;
        for (; place < buffer.End; place++)
        {
            if (buffer[place] is { } message && filter.Passes(message))
                return message;
        }
        return null;
    }

    private void RemoveIncoming(long place)
    {
        _incoming[place]?.Conversation.CountUnread(-1);
        _incoming.RemoveAt(place);
    }

    private void TrySettle()
    {
        if (!Monitor.TryEnter(_reading))
            return;
        try
        {
            SettleAll();
        }
        finally
        {
            Monitor.Exit(_reading);
        }
    }

    private void SettleAll()
    {
        while (SettleSome())
        {
        }
    }

    /// <summary>
    /// Gives messages that have arrived their numbers and places, not too many at a time: while they are fresh they are read
    /// fastest. Whether there were any.
    /// </summary>
    private bool SettleSome()
    {
        Volatile.Write(ref _outgoingSinceSettled, 0);
        var settled = 0;
        while (settled < Batch && _arrivals.TryDequeue(out var message))
        {
            Settle(message);
            settled++;
        }
        return settled > 0;
    }

    private void Settle(LyncMessage message)
    {
        message.Number = ++_lastNumber;
        if (message.IsIncoming)
        {
            _incoming.Add(message);
            return;
        }
        _outgoing.Add(message);
        if (_outgoing.Count > OutgoingKept)
            _outgoing.RemoveAt(_outgoing.Start);
    }
}
