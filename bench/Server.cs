using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Bench;

/// <summary>The server client against a bare HttpClient, an ideal and the simulator, on the development server in this process.</summary>
internal static class Server
{
    private const int Messages = 2_000;
    private const int Recipients = 500;
    private const int Throttle = 32;
    private const int Latency = 50;
    private const int PacedMessages = 1_000;

    public static async Task RunAsync()
    {
        Console.WriteLine("| what | measured | limit |");
        Console.WriteLine("|---|---:|---:|");
        await using var server = await DevServerHost.StartAsync();
        SimulatedNetwork.Reset();
        using var engine = new Engine();
        engine.Import(Engine.LyncIM);
        Remember(engine, server);
        await TalkAsync(engine, server);
        TellMany(engine);
        Hear(engine, server);
    }

    /// <summary>What one more signed-in session keeps, on either side.</summary>
    private static void Remember(Engine engine, DevServerHost server)
    {
        var connects = new[] { "Connect-LyncClient -Simulator 3>$null", $"Connect-LyncClient -Server {server.Url}" };
        foreach (var connect in connects)
            engine.Run($"$null = {connect}; Send-LyncMessage kim@contoso.com hi; Disconnect-LyncClient");
        var kept = connects.Select(connect =>
        {
            var before = Kept();
            engine.Run($"$null = {connect}");
            var after = Kept();
            engine.Run("Disconnect-LyncClient");
            return (after - before) / 1024.0;
        }).ToArray();
        Row("memory of an idle session, with the server's side of it, over the simulator's", $"{kept[1] - kept[0]:N0} KB", "2,048 KB");
    }

    /// <summary>The same requests: the message, and the GET that tells of its delivery.</summary>
    private static async Task TalkAsync(Engine engine, DevServerHost server)
    {
        engine.Run($"$null = Connect-LyncClient -Server {server.Url}; $c = Start-LyncConversation kim@contoso.com -Message first");
        engine.Run($"$messages = 1..{Messages} | ForEach-Object {{ \"message $_\" }}");
        using var bare = new BareClient(server.Url);
        await bare.StartAsync();
        const string Send = "$messages | Send-LyncMessage -Conversation $c -NoTyping";
        engine.Run(Send);
        await bare.SendAsync(Messages);
        var ours = new double[3];
        var theirs = new double[3];
        for (var i = 0; i < ours.Length; i++)
        {
            theirs[i] = await TimeAsync(() => bare.SendAsync(Messages));
            ours[i] = await TimeAsync(() => Task.Run(() => engine.Run(Send)));
        }
        var (our, their) = (ours.Order().ElementAt(1) / Messages, theirs.Order().ElementAt(1) / Messages);
        Row("one message in an open conversation, by a bare HttpClient", $"{their:N3} ms", "");
        Row("by Send-LyncMessage in a pipeline", $"{our:N3} ms, {our / their:N2} times", "1.3 times");
    }

    private static void TellMany(Engine engine)
    {
        string[] People(string prefix, int count) => [.. Enumerable.Range(1, count).Select(i => $"delay{Latency}.{prefix}{i}@contoso.com")];
        engine.Set("warm", People("warm", Throttle));
        engine.Set("people", People("", Recipients));
        engine.Run("$warm | Send-LyncMessage -Message 'warm'");
        var elapsed = Stopwatch.StartNew();
        engine.Run($"$people | Send-LyncMessage -Message 'hi' -ThrottleLimit {Throttle}");
        var least = Math.Ceiling(Recipients / (double)Throttle) * Latency;
        Row(
            $"{Recipients} recipients at {Latency} ms each, -ThrottleLimit {Throttle}",
            $"{elapsed.Elapsed.TotalMilliseconds:N0} ms, {elapsed.Elapsed.TotalMilliseconds / least:N2} times {least:N0} ms",
            "1.3 times");
    }

    /// <summary>From what is said on the server, so its answer's way is in it.</summary>
    private static void Hear(Engine engine, DevServerHost server)
    {
        var talk = server.Control.ConversationOf("kim@contoso.com")!;
        var heard = new ConcurrentQueue<double>();
        using var running = engine.Begin($"Receive-LyncMessage $c -Wait -MaxMessages {PacedMessages}", text => heard.Enqueue(Since(text)));
        SpinWait.SpinUntil(() => running.HasBegun);
        for (var i = 1; i <= PacedMessages; i++)
        {
            talk.Say("kim@contoso.com", Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
            SpinWait.SpinUntil(() => heard.Count >= i, TimeSpan.FromSeconds(5));
        }
        running.Wait();
        var sorted = heard.Order().ToArray();
        Row(
            "from what somebody says on the server to the pipeline, median and 99th percentile",
            $"{sorted[sorted.Length / 2]:N3} ms, {sorted[sorted.Length * 99 / 100]:N3} ms",
            "2 ms");
    }

    private static double Since(string timestamp) =>
        Stopwatch.GetElapsedTime(long.Parse(timestamp, CultureInfo.InvariantCulture)).TotalMilliseconds;

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var elapsed = Stopwatch.StartNew();
        await action();
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

    private static void Row(string what, string measured, string limit) => Console.WriteLine($"| {what} | {measured} | {limit} |");

    /// <summary>Somebody who knows where everything is, reads no more than is needed, and sends one message after the other.</summary>
    private sealed class BareClient(Uri url) : IDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = url };
        private string _next = "";
        private string _send = "";

        public async Task StartAsync()
        {
            using var form = new StringContent("grant_type=password&username=lee&password=x", Encoding.UTF8, "application/x-www-form-urlencoded");
            var token = await ReadAsync(await _http.PostAsync("WebTicket/oauthtoken", form));
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
            using var made = Json("""{"userAgent":"bare","endpointId":"bare","culture":"en-US"}""");
            var application = await ReadAsync(await _http.PostAsync("ucwa/oauth/v1/applications", made));
            _next = (string)application["_links"]!["events"]!["href"]!;
            using var to = Json("""{"to":"sip:pat@contoso.com","operationId":"1"}""");
            var invitations = (string)application["_embedded"]!["communication"]!["_links"]!["startMessaging"]!["href"]!;
            (await _http.PostAsync(invitations, to)).EnsureSuccessStatusCode();
            while (_send.Length == 0)
            {
                var text = (await PollAsync()).ToJsonString();
                var end = text.IndexOf("/messaging/messages\"", StringComparison.Ordinal);
                if (end >= 0)
                    _send = text[(text.LastIndexOf('"', end) + 1)..(end + "/messaging/messages".Length)];
            }
        }

        public async Task SendAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var completed = WhenCompletedAsync();
                using var content = new StringContent($"message {i}");
                using var response = await _http.PostAsync(_send, content);
                response.EnsureSuccessStatusCode();
                await completed;
            }
        }

        public void Dispose() => _http.Dispose();

        private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

        private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
            JsonNode.Parse(await response.Content.ReadAsStreamAsync())!;

        private async Task WhenCompletedAsync()
        {
            while (true)
            {
                foreach (var sender in (await PollAsync())["sender"]!.AsArray())
                {
                    foreach (var happened in sender!["events"]!.AsArray())
                    {
                        if ((string?)happened!["type"] == "completed" && (string?)happened["link"]?["rel"] == "message")
                            return;
                    }
                }
            }
        }

        private async Task<JsonNode> PollAsync()
        {
            using var response = await _http.GetAsync(_next);
            var batch = await ReadAsync(response);
            _next = (string)batch["_links"]!["next"]!["href"]!;
            return batch;
        }
    }
}
