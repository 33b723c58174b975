using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using LyncIM.Session;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Bench;

/// <summary>Many questions that wait for their answers at once: what each costs, and that none costs a thread.</summary>
internal static class Replies
{
    private const int Questions = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void Run()
    {
        Console.WriteLine("| what | measured | limit |");
        Console.WriteLine("|---|---:|---:|");
        SimulatedNetwork.Reset();
        using var engine = new Engine();
        engine.Import(Engine.LyncIM);
        engine.Set("people", Enumerable.Range(1, Questions).Select(i => $"kim{i}@contoso.com").ToArray());
        // The conversations themselves are no cost of waiting.
        engine.Run("$null = $people | Start-LyncConversation");
        var (memory, threads, elapsed) = (Kept(), Threads(), Stopwatch.StartNew());
        using var asking = engine.Begin("$people | Request-LyncReply -Message 'Are you there?' -ThrottleLimit 32 -Timeout 3600");
        if (!SpinWait.SpinUntil(() => LyncSession.Current.Inbox.Waiters.Count == Questions, Patience))
            throw new TimeoutException($"{LyncSession.Current.Inbox.Waiters.Count} questions wait, and not {Questions}.");
        Row($"{Questions:N0} questions are asked, each", $"{elapsed.Elapsed.TotalMilliseconds / Questions:N2} ms", "");
        Row("memory of one that waits, with what the SDK keeps of its message", $"{(Kept() - memory) / (double)Questions / 1024:N1} KB", "");
        Row("threads more than before, while all wait", $"{Math.Max(0, Threads() - threads)}", "none for each");
        elapsed.Restart();
        asking.Stop();
        Row("Ctrl+C ends them all after", $"{elapsed.Elapsed.TotalMilliseconds:N0} ms", "");
    }

    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static void Row(string what, string measured, string limit) => Console.WriteLine($"| {what} | {measured} | {limit} |");
}
