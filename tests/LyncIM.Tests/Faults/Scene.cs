using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Tests.Adapter;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Faults;

/// <summary>A session over the simulated network, in which something goes wrong; and what must be true all the same.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly ConcurrentQueue<Exception> Unobserved = new();

    public const string Kim = "sip:kim@contoso.com";

    private readonly CancellationTokenSource _stop = new();

    static Scene()
    {
        TaskScheduler.UnobservedTaskException += (_, unobserved) => Unobserved.Enqueue(unobserved.Exception);
    }

    public Scene()
    {
        SimulatedNetwork.Reset();
    }

    public LyncSession Session { get; } = new(new SdkConnector());

    public SessionTestBase.RecordedNotices Notices { get; } = new();

    /// <summary>The conversation that the scene is about.</summary>
    public LyncConversation? Conversation { get; set; }

    /// <summary>The same in the SDK, through which others speak.</summary>
    public Conversation? Talk { get; set; }

    /// <summary>The time that what is to go wrong has: little, because much of it never ends by itself.</summary>
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(20);

    public Deadline Deadline => new(Time, _stop.Token);

    public Task ConnectAsync() => Session.RequireSignedInAsync(ClientChoice.Any, Deadline, Notices);

    public async Task<LyncConversation> StartAsync(params string[] people) =>
        (await Session.StartAsync(new StartRequest(people.Select(SipAddress.Parse).ToArray()), Deadline, Notices)).Conversation;

    public Task SendAsync(LyncConversation conversation, string text) =>
        Session.SendAsync(conversation, new OutgoingMessage(text, LyncMessageFormat.PlainText, ShowTyping: true), Deadline, Notices);

    /// <summary>All that has arrived and was not taken yet.</summary>
    public List<LyncMessage> Drain(LyncConversation? conversation = null)
    {
        var reader = Session.Inbox.OpenReader(new MessageFilter(conversation is null ? null : [conversation]), includeSelf: false);
        var messages = new List<LyncMessage>();
        while (reader.Take() is { } message)
            messages.Add(message);
        return messages;
    }

    /// <summary>Whatever has happened: once the client is there and signed in, the session works.</summary>
    public async Task DemandItWorksAsync()
    {
        SimulatedNetwork.Heal();
        SimulatedNetwork.StartClient();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        var conversation = await SignInAndSendAsync("echo.after@contoso.com", "after");
        Eventually.Equal(1, () => conversation.UnreadCount);
        Assert.Equal("echo: after", Assert.Single(Drain(conversation)).Text);
    }

    /// <summary>Nothing is left: no handler, no typing, no exception that nobody saw.</summary>
    public async ValueTask DisposeAsync()
    {
        SimulatedNetwork.Heal();
        _stop.Cancel();
        await Session.CloseAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
    }

    /// <summary>What was begun before, such as a sign-out that hung, may still take effect: then it is done again.</summary>
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

    /// <summary>What other tests have left is not the concern of those that begin now.</summary>
    public static void ForgetUnobserved()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Unobserved.Clear();
    }

    /// <summary>No task of the module's has failed since without anybody looking at it.</summary>
    public static void DemandNothingUnobserved()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.DoesNotContain(Unobserved, failure => failure.ToString().Contains("at LyncIM."));
    }

    private async Task SignInAsync()
    {
        var address = SipAddress.Shown(LyncClient.GetClient().Uri) is { Length: > 0 } signedIn ? signedIn : "me@contoso.com";
        await Session.SignInAsync(ClientChoice.Any, new SignInRequest(SipAddress.Parse(address), null, null), Deadline, Notices);
    }
}
