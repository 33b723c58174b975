using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Talk = Microsoft.Lync.Model.Conversation.Conversation;

namespace LyncIM.Bench;

/// <summary>
/// Telling many, and hearing many: how long it takes against what it must take and against what scripts do with the SDK alone, how it
/// grows, and what it costs. Ratios are of one run.
/// </summary>
internal static class Notify
{
    private const int Recipients = 500;
    private const int Throttle = 32;
    private const int Latency = 50;

    private const int Conversations = 100;
    private const int Messages = 100_000;
    private const int PacedMessages = 2_000;

    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    public static void Run()
    {
        Console.WriteLine("| what | measured | limit |");
        Console.WriteLine("|---|---:|---:|");
        InEngine(TellMany);
        InEngine(Grow);
        InEngine(KeepInFlight);
        InEngine(Hear);
        InEngine(HearPaced);
    }

    private static void TellMany(Engine engine)
    {
        engine.Set("people", People(Recipients, $"delay{Latency}."));
        engine.Run("$people[0..31] | Send-LyncMessage -Message 'warm' -EndConversation");
        var pipeline = Time(() => engine.Run($"$people | Send-LyncMessage -Message 'hi' -ThrottleLimit {Throttle} -EndConversation"));
        var least = Math.Ceiling(Recipients / (double)Throttle) * Latency;
        Row($"{Recipients} recipients at {Latency} ms each, -ThrottleLimit {Throttle}", $"{pipeline:N0} ms, {pipeline / least:N2} times {least:N0} ms", "1.2 times");
        var loop = Time(() => TellOneByOne(People(Recipients, $"delay{Latency}.")));
        Row("the same in a loop over the SDK, one after the other", $"{loop:N0} ms, {loop / least:N1} times", "");
    }

    private static void Grow(Engine engine)
    {
        engine.Run("1..200 | ForEach-Object { \"warm$_@contoso.com\" } | Send-LyncMessage -Message 'hi' -EndConversation");
        var (before, allocated) = (Kept(), 0L);
        var times = new List<(double Size, double Time)>();
        foreach (var size in Sizes)
        {
            engine.Set("people", People(size, "kim"));
            allocated = GC.GetTotalAllocatedBytes();
            var time = Time(() => engine.Run("$people | Send-LyncMessage -Message 'hi' -EndConversation"));
            times.Add((size, time));
            Row($"{size:N0} recipients at no latency, each", $"{time / size:N2} ms", "");
        }
        Row("grows as the number of recipients to the power of", $"{Exponent(times):N2}", "about 1");
        Row("allocated for each of the last, with what the SDK allocates", $"{(GC.GetTotalAllocatedBytes() - allocated) / Sizes[^1] / 1024.0:N1} KB", "");
        // Of one's own messages the newest 10,000 are kept until they are received.
        engine.Run("$people = $null; $null = Receive-LyncMessage -IncludeSelf");
        SimulatedNetwork.Reset();
        Row($"kept of {Sizes.Sum():N0} recipients after their pipelines", $"{Math.Max(0, Kept() - before) / (double)Sizes.Sum():N0} B each", "nothing");
    }

    private static void KeepInFlight(Engine engine)
    {
        const int InFlight = 1_000;
        engine.Set("people", People(InFlight, "never"));
        var before = Kept();
        using var running = engine.Begin($"$people | Send-LyncMessage -Message 'hi' -ThrottleLimit {InFlight} -Timeout -1");
        SpinWait.SpinUntil(() => SimulatedNetwork.TypingCount == InFlight, TimeSpan.FromMinutes(1));
        Row($"memory of one recipient of {InFlight:N0} in flight", $"{(Kept() - before) / InFlight / 1024.0:N1} KB", "");
        running.Stop();
    }

    /// <summary>As fast as they can be said, while a filter passes over half of them.</summary>
    private static void Hear(Engine engine)
    {
        var talks = Talks(engine, Conversations);
        var wanted = Messages / 2;
        using var running = engine.Begin($"Receive-LyncMessage -From even* -Wait -MaxMessages {wanted} | ForEach-Object {{ $null = $_ }}");
        SpinWait.SpinUntil(() => running.HasBegun);
        var allocated = GC.GetTotalAllocatedBytes();
        var received = Time(() =>
        {
            for (var i = 0; i < Messages; i++)
                talks[i % Conversations].Say("hello");
            running.Wait();
        });
        Row($"{Messages:N0} messages in {Conversations} conversations, half of them filtered out", $"{Messages / received * 1000:N0} a second", "");
        Row("allocated for each of them, with what the SDK allocates", $"{(GC.GetTotalAllocatedBytes() - allocated) / Messages:N0} B", "");
        var bare = Time(() => HearInBareQueue(talks));
        Row("the same into a bare queue", $"{Messages / bare * 1000:N0} a second, {received / bare:N2} times as fast", "");
    }

    private static void HearInBareQueue(Caller[] talks)
    {
        var queue = new BlockingCollection<string>();
        var reader = new Thread(() => queue.GetConsumingEnumerable().Count());
        reader.Start();
        var heard = 0;
        foreach (var talk in talks)
        {
            Listen(talk, text =>
            {
                queue.Add(text);
                Interlocked.Increment(ref heard);
            });
        }
        for (var i = 0; i < Messages; i++)
            talks[i % Conversations].Say("hello");
        SpinWait.SpinUntil(() => Volatile.Read(ref heard) == Messages);
        queue.CompleteAdding();
        reader.Join();
    }

    /// <summary>One after the other, so that each is heard before the next: the time from the SDK's event to the pipeline.</summary>
    private static void HearPaced(Engine engine)
    {
        var talk = Talks(engine, 1).Single();
        var ours = new ConcurrentQueue<double>();
        using (var running = engine.Begin($"Receive-LyncMessage -From even* -Wait -MaxMessages {PacedMessages}", text => ours.Enqueue(Since(text))))
        {
            SpinWait.SpinUntil(() => running.HasBegun);
            Pace(talk, ours);
            running.Wait();
        }
        var engines = new ConcurrentQueue<double>();
        engine.Subscribe(talk.Messaging, nameof(InstantMessageModality.InstantMessageReceived), text => engines.Enqueue(Since(text)));
        Pace(talk, engines);
        Row("from the SDK's event to the pipeline, median and 99th percentile", Percentiles(ours), "");
        Row("to a subscriber of the engine's own events", Percentiles(engines), "");
    }

    private static void Pace(Caller talk, ConcurrentQueue<double> heard)
    {
        for (var i = 1; i <= PacedMessages; i++)
        {
            talk.Say(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
            SpinWait.SpinUntil(() => heard.Count >= i, TimeSpan.FromSeconds(5));
        }
    }

    private static double Since(string timestamp) =>
        Stopwatch.GetElapsedTime(long.Parse(timestamp, CultureInfo.InvariantCulture)).TotalMilliseconds;

    private static string Percentiles(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return $"{sorted[sorted.Length / 2]:N3} ms, {sorted[sorted.Length * 99 / 100]:N3} ms";
    }

    /// <summary>Conversations that have connected: with even1, odd2, even3...</summary>
    private static Caller[] Talks(Engine engine, int count)
    {
        engine.Run("$null = Connect-LyncClient");
        engine.Run($"1..{count} | ForEach-Object {{ \"$(if ($_ % 2) {{ 'even' }} else {{ 'odd' }})$_@contoso.com\" }} | Send-LyncMessage -Message 'hi' -ThrottleLimit 1");
        return [.. LyncClient.GetClient().ConversationManager!.Conversations!.Select(talk => new Caller(talk))];
    }

    private static void Listen(Caller talk, Action<string> heard) =>
        talk.Messaging.InstantMessageReceived += (_, message) => heard(message.Text ?? "");

    /// <summary>The script that people write today, without its waits for what never comes.</summary>
    private static void TellOneByOne(string[] people)
    {
        var client = LyncClient.GetClient();
        foreach (var person in people)
        {
            var conversation = client.ConversationManager!.AddConversation();
            while (!conversation.CanInvoke(ConversationAction.AddParticipant))
                Thread.Sleep(1);
            conversation.AddParticipant(client.ContactManager!.GetContactByUri("sip:" + person));
            var messaging = (InstantMessageModality)conversation.Modalities![ModalityTypes.InstantMessage];
            while (!messaging.CanInvoke(ModalityAction.SendInstantMessage))
                Thread.Sleep(1);
            var sending = messaging.BeginSendMessage(
                new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.PlainText] = "hi" }, null, null);
            messaging.EndSendMessage(sending);
            conversation.End();
        }
    }

    private static string[] People(int count, string prefix) => [.. Enumerable.Range(1, count).Select(i => $"{prefix}{i}@contoso.com")];

    private static double Time(Action action)
    {
        var elapsed = Stopwatch.StartNew();
        action();
        return elapsed.Elapsed.TotalMilliseconds;
    }

    private static long Kept()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The slope of the times over the sizes, both as logarithms: 1 is linear.</summary>
    private static double Exponent(IReadOnlyList<(double Size, double Time)> times)
    {
        var points = times.Select(point => (X: Math.Log(point.Size), Y: Math.Log(point.Time))).ToArray();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }

    private static void InEngine(Action<Engine> measure)
    {
        SimulatedNetwork.Reset();
        using var engine = new Engine();
        engine.Import(Engine.LyncIM);
        measure(engine);
    }

    private static void Row(string what, string measured, string limit) => Console.WriteLine($"| {what} | {measured} | {limit} |");

    /// <summary>The other side of a conversation of two, held, because the SDK holds it only weakly.</summary>
    private sealed class Caller
    {
        private readonly Talk _talk;
        private readonly string _uri;

        public Caller(Talk talk)
        {
            _talk = talk;
            var participant = talk.Participants!.Single(participant => !participant.IsSelf);
            _uri = participant.Contact!.Uri!;
            Messaging = (InstantMessageModality)participant.Modalities![ModalityTypes.InstantMessage];
        }

        public InstantMessageModality Messaging { get; }

        public void Say(string text) => SimulatedNetwork.Say(_talk, _uri, text);
    }
}
