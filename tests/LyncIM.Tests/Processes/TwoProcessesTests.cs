using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;

namespace LyncIM.Tests.Processes;

/// <summary>Two processes talk to each other through the development server, while their connections are cut at random.</summary>
public sealed class TwoProcessesTests
{
    private const int Messages = 12;

    private static readonly FaultKind[] Cuts = [FaultKind.CutBefore, FaultKind.CutAfter, FaultKind.CutWithin];

    [Fact]
    public async Task Every_message_of_both_comes_once_and_in_order()
    {
        await using var server = await DevServerHost.StartAsync();
        using var enough = new CancellationTokenSource();
        using var lee = Start(server, "lee", "$talk = (Receive-LyncMessage -Timeout 60 -MaxMessages 1).Conversation");
        // Until then, somebody simulated would answer in her place.
        Eventually.True(() => server.Control.SignedIn.Contains("lee@contoso.com"));
        var cutting = CutAsync(server, enough.Token);
        using var kim = Start(server, "kim", "$talk = Start-LyncConversation lee@contoso.com -Message first");
        var results = await Task.WhenAll(kim.EndAsync(""), lee.EndAsync(""));
        await enough.CancelAsync();
        await cutting;
        Assert.Equal(("", ""), (results[0].Error, results[1].Error));
        Assert.Equal(Said("lee"), Lines(results[0]));
        Assert.Equal(Said("kim"), Lines(results[1]));
        Assert.Equal(0, server.Control.ApplicationCount);
    }

    /// <summary>Messages that may not have arrived are told as failures, and are no matter of this: of those, answers are cut alone.</summary>
    private static async Task CutAsync(DevServerHost server, CancellationToken cancellationToken)
    {
        var random = new Random(7);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (server.Control.Faults.Count == 0)
            {
                var isPending = random.Next(2) == 0;
                var path = isPending ? "/events?" : "/messaging/messages";
                var cut = Cuts[random.Next(isPending ? 0 : 1, 3)];
                server.Control.Faults.Add(new RequestFault(cut, request => request.Path.Contains(path, StringComparison.Ordinal)));
            }
            await Task.WhenAny(Task.Delay(random.Next(20, 60), cancellationToken));
        }
        server.Control.Faults.Clear();
    }

    private static ConsoleProcess Start(DevServerHost server, string name, string begin) => ConsoleProcess.Start(
        [
            "-Command",
            $$"""
            $password = [securestring]::new()
            $password.AppendChar('x')
            $null = Connect-LyncClient -Server {{server.Url}} -Credential ([pscredential]::new('{{name}}', $password)) -AcceptIncoming
            {{begin}}
            1..{{Messages}} | ForEach-Object { Send-LyncMessage $talk "{{name}} $_" }
            Receive-LyncMessage $talk -Timeout 60 -MaxMessages {{Messages}} | ForEach-Object Text
            $null = [Console]::Out.Flush()
            """,
        ],
        new Dictionary<string, string?>());

    private static IEnumerable<string> Said(string name) => Enumerable.Range(1, Messages).Select(number => $"{name} {number}");

    private static IEnumerable<string> Lines(ConsoleProcess.Result result) =>
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
