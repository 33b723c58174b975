using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests.Contract;

/// <summary>The tests' own port.</summary>
internal sealed class InMemoryFixture : IContractFixture
{
    private readonly InMemoryNetwork _network = new();

    public ClientChoice Choice { get; } = new(ClientKind.Desktop);

    public bool RemembersConversations => true;

    public IMessagingConnector CreateConnector() => new InMemoryConnector(_network);

    public Task InviteAsync(string from, string text) => Do(() => _network.Invite(Uri(from), text));

    public Task SayAsync(string from, string text) => Do(() => RoomOf(from).Say(Uri(from), text));

    public Task SayHtmlAsync(string from, string html) => Do(() => RoomOf(from).Say(Uri(from), LyncMessageFormat.Html, html));

    public Task TypeAsync(string from, bool isTyping) => Do(() => RoomOf(from).Type(Uri(from), isTyping));

    public Task JoinAsync(string who, string newcomer) => Do(() => RoomOf(who).Join(Uri(newcomer)));

    public Task LeaveAsync(string who) => Do(() => RoomOf(who).Leave(Uri(who)));

    public Task EndAsync(string who) => Do(() => RoomOf(who).End());

    public Task RefuseAsync(int sipStatus) => Do(() => _network.Refuse(sipStatus));

    public Task HangAsync() => Do(_network.Hang);

    public Task HealAsync() => Do(_network.Heal);

    public Task GoAwayAsync() => Do(_network.GoAway);

    public Task ComeBackAsync() => Do(() => _network.MoveTo(LyncClientState.SignedIn));

    public Task OutlastTypingAsync() => Task.CompletedTask;

    public Task<IReadOnlyList<string>> DeliveredToAsync(string who) => Task.FromResult<IReadOnlyList<string>>(
        [.. _network.Delivered.Where(one => one.To == Uri(who)).Select(one => TextOf(one.Contents))]);

    public Task<bool> IsTypingSeenByAsync(string who) => Task.FromResult(RoomOf(who).IsTypingSeen);

    public Task<int> RegistrationsAsync() => Task.FromResult(_network.Registrations);

    public ValueTask DisposeAsync()
    {
        _network.Heal();
        return ValueTask.CompletedTask;
    }

    private static string TextOf(IReadOnlyDictionary<LyncMessageFormat, string> contents) =>
        contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) ? plain : contents.Values.First();

    private static string Uri(string address) => "sip:" + address;

    private InMemoryRoom RoomOf(string who) => _network.RoomOf(Uri(who));

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
