using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests;

/// <summary>A session of its own over the simulated network; when the scene is over, nothing of it may be left.</summary>
public class Scene : IAsyncLifetime, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public Scene()
    {
        SimulatedNetwork.Reset();
    }

    internal LyncSession Session { get; } = new(new SimulatorFinder());

    internal RecordedNotices Notices { get; } = new();

    /// <summary>The time that a step has: ample, but where something is to go wrong that never ends by itself.</summary>
    internal TimeSpan Time { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The only conversation in the client, through which others speak.</summary>
    internal static Conversation Talk => LyncClient.GetClient().ConversationManager!.Conversations!.Single();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Demands that nothing is left: no handler, no typing, no exception that nobody saw.</summary>
    public async Task DisposeAsync()
    {
        SimulatedNetwork.Heal();
        await Session.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        SimulatedNetwork.Reset();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    internal static async Task<string> FailsAsync(Task task) => (await Assert.ThrowsAsync<LyncException>(() => task)).ErrorId;

    internal static StartRequest Request(params string[] people) => new(people.Select(SipAddress.Parse).ToArray());

    /// <summary>Ctrl+C.</summary>
    internal void Stop() => _stop.Cancel();

    internal Deadline Within() => new(Time, _stop.Token);

    internal Deadline Within(double seconds) => new(TimeSpan.FromSeconds(seconds), _stop.Token);

    internal Task ConnectAsync() => Session.RequireSignedInAsync(null, Within(), Notices);

    internal async Task<LyncConversation> StartAsync(params string[] people) =>
        (await Session.StartAsync(Request(people), Within(), Notices)).Conversation;

    /// <summary>Sends a message, and tells in which format it was delivered.</summary>
    internal async Task<LyncMessageFormat> SendAsync(
        LyncConversation conversation, string text, double? seconds = null, LyncMessageFormat format = LyncMessageFormat.PlainText)
    {
        var message = new OutgoingMessage(text, format, ShowTyping: true);
        await Session.SendAsync(conversation, message, seconds is { } limit ? Within(limit) : Within(), Notices);
        return message.Tracker.Format;
    }

    /// <summary>Takes messages until so many have come.</summary>
    internal List<LyncMessage> Receive(int count, MessageFilter? filter = null, bool includeSelf = false)
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

    /// <summary>Takes all that has arrived and was not taken yet.</summary>
    internal List<LyncMessage> Drain(LyncConversation? conversation = null)
    {
        var reader = Session.Inbox.OpenReader(new MessageFilter(conversation is null ? null : [conversation]), includeSelf: false);
        var messages = new List<LyncMessage>();
        while (reader.Take() is { } message)
            messages.Add(message);
        return messages;
    }

    /// <summary>Demands that the session works once the client is there and signed in, whatever has happened.</summary>
    internal async Task DemandItWorksAsync()
    {
        SimulatedNetwork.Heal();
        SimulatedNetwork.StartClient();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        var conversation = await SignInAndSendAsync("echo.after@contoso.com", "after");
        Eventually.Equal(1, () => conversation.UnreadCount);
        Assert.Equal("echo: after", Assert.Single(Drain(conversation)).Text);
    }

    /// <summary>Tries again where what was begun before, such as a sign-out that hung, has taken effect late.</summary>
    private async Task<LyncConversation> SignInAndSendAsync(string person, string text)
    {
        while (true)
        {
            try
            {
                await SignInAsync();
                var conversation = await StartAsync(person);
                await SendAsync(conversation, text);
                return conversation;
            }
            catch (LyncException e) when (e.Error
                is MessagingError.LyncNotSignedIn or MessagingError.SignInFailed or MessagingError.ConversationEnded)
            {
                Eventually.True(() => LyncClient.GetClient().State is ClientState.SignedOut or ClientState.SignedIn);
            }
        }
    }

    private async Task SignInAsync()
    {
        var address = Sanitizer.Address(LyncClient.GetClient().Uri) is { Length: > 0 } signedIn ? signedIn : "me@contoso.com";
        await Session.SignInAsync(null, new SignInRequest(SipAddress.Parse(address), null), Within(), Notices);
    }
}
