using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Bench;

/// <summary>1,000 messages to one conversation in a pipeline, against the same calls of the SDK made by hand. At most 1.5 times.</summary>
public class SendBenchmark
{
    private const int Messages = 1_000;

    private Engine _engine = null!;
    private InstantMessageModality _messaging = null!;

    [GlobalSetup]
    public void Start()
    {
        SimulatedNetwork.Reset();
        _engine = new Engine();
        _engine.Import(Engine.LyncIM);
        _engine.Run($"$c = Start-LyncConversation kim@contoso.com; $messages = 1..{Messages} | ForEach-Object {{ \"message $_\" }}");
        var conversation = LyncClient.GetClient().ConversationManager!.Conversations!.Single();
        _messaging = (InstantMessageModality)conversation.Modalities![ModalityTypes.InstantMessage];
    }

    [GlobalCleanup]
    public void Close() => _engine.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public void RawSdk()
    {
        for (var i = 0; i < Messages; i++)
        {
            SetComposing(true);
            using var sent = new ManualResetEventSlim();
            var message = new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.PlainText] = $"message {i}" };
            _messaging.BeginSendMessage(
                message,
                result =>
                {
                    _messaging.EndSendMessage(result);
                    sent.Set();
                },
                null);
            sent.Wait();
            SetComposing(false);
        }
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public void Pipeline() => _engine.Run("$messages | Send-LyncMessage -Conversation $c");

    private void SetComposing(bool isComposing)
    {
        using var set = new ManualResetEventSlim();
        _messaging.BeginSetComposing(
            isComposing,
            result =>
            {
                _messaging.EndSetComposing(result);
                set.Set();
            },
            null);
        set.Wait();
    }
}
