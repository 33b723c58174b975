using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Adapters.Ucwa;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Tests.Ucwa;

/// <summary>A session of its own over the server's adapter, with a development server as the other side.</summary>
internal sealed class ServerScene : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private ServerScene(DevServerHost server)
    {
        Server = server;
        Choice = new ClientChoice(ClientKind.Server, server.Url.AbsoluteUri);
        Session = new LyncSession(new Finder(this, () => Choice));
    }

    public DevServerHost Server { get; }

    public DevServerControl Control => Server.Control;

    public ClientChoice Choice { get; set; }

    /// <summary>Makes the HTTP handlers, by the credentials for handshakes and whether certificates go unchecked.</summary>
    public Func<ICredentials?, bool, HttpMessageHandler> Handlers { get; set; } = HttpHandlers.Create;

    public LyncSession Session { get; }

    public RecordedNotices Notices { get; } = new();

    /// <summary>The requests that were made since the last time they were forgotten, but for the pending GET.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. Control.Requests.All.Where(request => !IsPending(request))];

    /// <summary>Short pauses: nobody waits for them in a test.</summary>
    public static async Task<ServerScene> PrepareAsync(DevServerOptions? options = null)
    {
        UcwaDecisions.FirstPause = TimeSpan.FromMilliseconds(20);
        UcwaDecisions.TypingInterval = TimeSpan.FromMilliseconds(150);
        UcwaDecisions.ShortDoubtLimit = TimeSpan.FromSeconds(1);
        UcwaDecisions.LookInterval = TimeSpan.FromMilliseconds(500);
        return new ServerScene(await DevServerHost.StartAsync(options));
    }

    /// <summary>One that is connected.</summary>
    public static async Task<ServerScene> BeginAsync(DevServerOptions? options = null)
    {
        var scene = await PrepareAsync(options);
        await scene.ConnectAsync();
        return scene;
    }

    public static bool IsPending(RecordedRequest request) => request.Path.Contains("/events?", StringComparison.Ordinal);

    public static ClientCredential Credential(string userName, string password = "secret7")
    {
        var secret = new SecureString();
        foreach (var character in password)
            secret.AppendChar(character);
        return new ClientCredential(userName, secret);
    }

    public static StartRequest Request(params string[] people) => new(people.Select(SipAddress.Parse).ToArray());

    public Deadline Within(double seconds = 20) => new(TimeSpan.FromSeconds(seconds), _stop.Token);

    /// <summary>The time that the step of a walk has.</summary>
    public double ActTime { get; set; } = 20;

    public Deadline Act() => Within(ActTime);

    /// <summary>Ctrl+C.</summary>
    public void Stop() => _stop.Cancel();

    public Task<LyncClientInfo> ConnectAsync(double seconds = 20) => ConnectAsync(Choice, seconds);

    public async Task<LyncClientInfo> ConnectAsync(ClientChoice choice, double seconds = 20)
    {
        await Session.RequireSignedInAsync(choice, Within(seconds), Notices);
        return await Session.ConnectAsync(null, Within(seconds), Notices);
    }

    /// <summary>The session of somebody else on the same server; to be closed.</summary>
    public LyncSession OpenSession(string user) => new(new Finder(this, () => Choice with { Credential = Credential(user) }));

    /// <summary>What Get-LyncClient shows.</summary>
    public Task<LyncClientInfo> LookAsync() => Session.ConnectAsync(null, Within(), Notices);

    public async Task<LyncConversation> StartAsync(params string[] people) =>
        (await Session.StartAsync(Request(people), Within(), Notices)).Conversation;

    public Task SendAsync(
        LyncConversation conversation, string text, double seconds = 20, LyncMessageFormat format = LyncMessageFormat.PlainText) =>
        Session.SendAsync(conversation, new OutgoingMessage(text, format, ShowTyping: false), Within(seconds), Notices);

    /// <summary>A conversation in which one message has been delivered.</summary>
    public async Task<LyncConversation> TalkAsync(params string[] people)
    {
        var conversation = await StartAsync(people);
        await SendAsync(conversation, "hello");
        return conversation;
    }

    public async Task<LyncException> FailsAsync(Task task) => await Assert.ThrowsAsync<LyncException>(() => task);

    /// <summary>Takes messages until so many have come.</summary>
    public IReadOnlyList<string> Receive(int count, bool includeSelf = false)
    {
        var texts = new List<string>();
        var reader = Session.Inbox.OpenReader(new MessageFilter(), includeSelf);
        Eventually.True(() =>
        {
            while (texts.Count < count && reader.Take() is { } message)
                texts.Add(message.Text);
            return texts.Count == count;
        });
        return texts;
    }

    /// <summary>Demands that a conversation with somebody who answers works, once, in order.</summary>
    public async Task DemandItWorksAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var conversation = await StartAsync("echo.after@contoso.com");
                await SendAsync(conversation, "after");
                Eventually.Equal(1, () => conversation.UnreadCount);
                return;
            }
            catch (LyncException e) when (attempt < 3 && e.Error
                is MessagingError.ConversationEnded or MessagingError.ServerFailure or MessagingError.LyncNotSignedIn)
            {
                // What went wrong before has ended it only now.
            }
        }
    }

    /// <summary>What simulated contacts have got.</summary>
    public IReadOnlyList<string> DeliveredTo(string address) =>
        [.. Control.Delivered.Where(message => message.To == address).Select(message => message.Text)];

    public async ValueTask DisposeAsync()
    {
        Control.Faults.Clear();
        await Session.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await Server.DisposeAsync();
        Assert.Empty(Control.Failures);
        _stop.Dispose();
    }

    private sealed class Finder(ServerScene scene, Func<ClientChoice> choose) : IClientFinder
    {
        public ClientChoice Default => choose();

        public IMessagingConnector CreateConnector(ClientKind kind) => new UcwaConnector((credentials, skip) => scene.Handlers(credentials, skip));
    }
}
