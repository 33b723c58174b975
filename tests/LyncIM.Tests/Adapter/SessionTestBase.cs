using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;
using LyncIM.Session;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Adapter;

/// <summary>A session of its own over the adapter and the stand-in; after each test nothing of it may be left.</summary>
public abstract class SessionTestBase : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();

    private protected LyncSession Session { get; } = new(new SdkConnector());

    private protected RecordedNotices Notices { get; } = new();

    public Task InitializeAsync()
    {
        SimulatedNetwork.Reset();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Session.CloseAsync();
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
        SimulatedNetwork.Reset();
    }

    /// <summary>Ctrl+C.</summary>
    private protected void Stop() => _stop.Cancel();

    private protected Deadline Within(double seconds = 20) => new(TimeSpan.FromSeconds(seconds), _stop.Token);

    private protected async Task<LyncConversation> StartAsync(params string[] people) =>
        (await Session.StartAsync(Request(people), Within(), Notices)).Conversation;

    private protected static StartRequest Request(params string[] people) => new(people.Select(SipAddress.Parse).ToArray());

    private protected Task<LyncMessageFormat> SendAsync(
        LyncConversation conversation, string text, double seconds = 20, LyncMessageFormat format = LyncMessageFormat.PlainText) =>
        Session.SendAsync(conversation, new OutgoingMessage(text, format, ShowTyping: true), Within(seconds), Notices);

    private protected Task ConnectAsync() => Session.RequireSignedInAsync(ClientChoice.Any, Within(), Notices);

    /// <summary>Takes messages until so many have come.</summary>
    private protected List<LyncMessage> Receive(int count, MessageFilter? filter = null, bool includeSelf = false)
    {
        var messages = new List<LyncMessage>();
        var reader = Session.Inbox.OpenReader(filter ?? new MessageFilter(), includeSelf);
        Eventually.True(() =>
        {
            while (messages.Count < count && reader.Take() is { } message)
                messages.Add(message);
            return messages.Count == count;
        });
        return messages;
    }

    private protected static async Task<string> FailsAsync(Task task) => (await Assert.ThrowsAsync<LyncException>(() => task)).ErrorId;

    internal sealed class RecordedNotices : INotices
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ConcurrentQueue<string> Verboses { get; } = new();

        public void Verbose(string text) => Verboses.Enqueue(text);

        public ConcurrentQueue<string> Progresses { get; } = new();

        public void Warning(string text) => Warnings.Enqueue(text);

        public void Progress(string activity, string status) => Progresses.Enqueue($"{activity}: {status}");

        public void ProgressEnded(string activity) => Progresses.Enqueue($"{activity}: ended");
    }
}
