using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Ucwa;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;
using LyncIM.Messaging;

namespace LyncIM.Tests.Contract;

/// <summary>The server's adapter, with the development server as its other side.</summary>
internal sealed class UcwaFixture : IContractFixture
{
    private const string Self = "me@contoso.com";

    /// <summary>How long somebody is shown as typing who says no more of it: short, so that nobody waits for it.</summary>
    private static readonly TimeSpan TypingTime = TimeSpan.FromMilliseconds(600);

    private readonly DevServerHost _server;

    private UcwaFixture(DevServerHost server)
    {
        _server = server;
        Choice = new ClientChoice(ClientKind.Server, server.Url.AbsoluteUri);
    }

    public ClientChoice Choice { get; }

    /// <summary>What is open belongs to the application, which is made for each client.</summary>
    public bool RemembersConversations => false;

    public static async Task<IContractFixture> StartAsync()
    {
        UcwaDecisions.TypingInterval = TypingTime / 4;
        return new UcwaFixture(await DevServerHost.StartAsync(new DevServerOptions { TypingTimeout = TypingTime }));
    }

    public IMessagingConnector CreateConnector() => new UcwaConnector();

    public Task InviteAsync(string from, string text) => Do(() => _server.Control.Invite(from, Self, text));

    public Task SayAsync(string from, string text) => Do(() => TalkOf(from).Say(from, text));

    public Task SayHtmlAsync(string from, string html) => Do(() => TalkOf(from).Say(from, html, "text/html"));

    public Task TypeAsync(string from, bool isTyping) => Do(() => TalkOf(from).Type(from, isTyping));

    public Task JoinAsync(string who, string newcomer) => Do(() => TalkOf(who).Join(newcomer));

    public Task LeaveAsync(string who) => Do(() => TalkOf(who).Leave(who));

    public Task EndAsync(string who) => LeaveAsync(who);

    public Task RefuseAsync(int sipStatus) => Do(() => _server.Control.Faults.Add(new RequestFault(FaultKind.Status, IsMessage)
    {
        Status = 409,
        Code = "RemoteFailure",
        Subcode = sipStatus switch { 486 => "Busy", 480 => "Unreachable", _ => "Declined" },
    }));

    public Task HangAsync() => Do(() => _server.Control.Faults.Add(new RequestFault(FaultKind.SlowBefore, request => !IsPending(request))
    {
        Times = int.MaxValue,
        Delay = TimeSpan.FromMinutes(5),
    }));

    public Task HealAsync() => Do(_server.Control.Faults.Clear);

    /// <summary>Another process takes this one's place: it can be told only to a GET that is there.</summary>
    public Task GoAwayAsync() => Do(() =>
    {
        Eventually.True(() => _server.Control.Requests.All.Any(request => IsPending(request) && request.Status is null));
        _server.Control.Events.Replace();
    });

    public Task ComeBackAsync() => Task.CompletedTask;

    public Task OutlastTypingAsync() => Task.Delay(TypingTime * 1.5);

    public Task<IReadOnlyList<string>> DeliveredToAsync(string who) => Task.FromResult<IReadOnlyList<string>>(
        [.. _server.Control.Delivered.Where(message => message.To == who).Select(message => message.Text)]);

    public Task<bool> IsTypingSeenByAsync(string who) => Task.FromResult(_server.Control.ConversationOf(who)?.IsTyping(Self) == true);

    public Task<int> RegistrationsAsync() =>
        Task.FromResult(_server.Control.ApplicationCount + _server.Control.Requests.All.Count(request => request.Status is null));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Assert.Empty(_server.Control.Failures);
    }

    private static bool IsPending(RecordedRequest request) => request.Path.Contains("/events?", StringComparison.Ordinal);

    private static bool IsMessage(RecordedRequest request) => request.Method == "POST"
        && (request.Path.Contains("/messaging/messages", StringComparison.Ordinal)
            || request.Path.Contains("/messagingInvitations", StringComparison.Ordinal));

    private ControlledConversation TalkOf(string who) =>
        _server.Control.ConversationOf(who) ?? throw new InvalidOperationException($"Nobody talks with {who}.");

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
