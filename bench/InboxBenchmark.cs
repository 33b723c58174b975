using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Bench;

/// <summary>
/// Putting 1,000,000 messages in from 4 threads and taking them out, against a bare concurrent queue. At most 2.4 times the time;
/// the memory of the messages themselves is measured on its own, at most 200 bytes each above their text.
/// </summary>
public class InboxBenchmark
{
    private const int Threads = 4;
    private const int Messages = 1_000_000;

    private readonly LyncConversation _conversation = new();
    private readonly ArrivedMessage _arrived = new(
        new Person("sip:kim@contoso.com", "Kim"),
        IsFromSelf: false,
        new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = "hi" },
        "hi");

    private LyncMessage[] _messages = null!;

    [GlobalSetup]
    public void Make() => _messages = Enumerable.Range(0, Messages).Select(_ => Sanitizer.Message(_conversation, _arrived)).ToArray();

    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public int BareQueue()
    {
        var queue = new ConcurrentQueue<LyncMessage>();
        FromAllThreads(queue.Enqueue);
        var count = 0;
        while (queue.TryDequeue(out _))
            count++;
        return count;
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public int Inbox()
    {
        var inbox = new Session.Inbox();
        FromAllThreads(inbox.Add);
        var reader = inbox.OpenReader(new MessageFilter(), includeSelf: false);
        var count = 0;
        while (reader.Take() is not null)
            count++;
        return count;
    }

    /// <summary>What one message costs: the message itself, made of what arrived, and its place in the inbox.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public object MessagesInInbox()
    {
        var inbox = new Session.Inbox();
        for (var i = 0; i < Messages; i++)
            inbox.Add(Sanitizer.Message(_conversation, _arrived));
        return inbox;
    }

    private void FromAllThreads(System.Action<LyncMessage> add)
    {
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            for (var i = number; i < Messages; i += Threads)
                add(_messages[i]);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
    }
}
