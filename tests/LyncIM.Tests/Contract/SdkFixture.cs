using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Contract;

/// <summary>The SDK's adapter, with the simulated network as its other side.</summary>
internal sealed class SdkFixture : IContractFixture
{
    /// <summary>Where SIP statuses begin among the SDK's codes.</summary>
    private const uint SipFacility = 0x80EF0000;

    private static readonly string[] Calls =
    [
        nameof(ConversationManager.AddConversation),
        nameof(Conversation.AddParticipant),
        nameof(Conversation.End),
        nameof(InstantMessageModality.BeginSendMessage),
        nameof(InstantMessageModality.BeginSetComposing),
        nameof(ContactManager.GetContactByUri),
    ];

    public SdkFixture()
    {
        SimulatedNetwork.Reset();
    }

    public ClientChoice Choice { get; } = new(ClientKind.Simulator);

    public bool RemembersConversations => true;

    public IMessagingConnector CreateConnector() => new SdkConnector(ClientKind.Simulator);

    public Task InviteAsync(string from, string text) => Do(() => SimulatedNetwork.Invite(Uri(from), text, connectsAfter: -1));

    public Task SayAsync(string from, string text) => Do(() => SimulatedNetwork.Say(TalkOf(from), Uri(from), text));

    public Task SayHtmlAsync(string from, string html) => Do(() => SimulatedNetwork.Say(
        TalkOf(from), Uri(from), html, () => new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.Html] = html }));

    public Task TypeAsync(string from, bool isTyping) => Do(() => SimulatedNetwork.Type(TalkOf(from), Uri(from), isTyping));

    public Task JoinAsync(string who, string newcomer) => Do(() => SimulatedNetwork.Join(TalkOf(who), Uri(newcomer)));

    public Task LeaveAsync(string who) => Do(() => SimulatedNetwork.Leave(TalkOf(who), Uri(who)));

    public Task EndAsync(string who) => Do(() => SimulatedNetwork.Close(TalkOf(who)));

    public Task RefuseAsync(int sipStatus) => Do(() => SimulatedNetwork.Inject(
        Fault.Throws, nameof(InstantMessageModality.BeginSendMessage), times: 1, SipFacility + (uint)sipStatus));

    public Task HangAsync() => Do(() =>
    {
        foreach (var call in Calls)
            SimulatedNetwork.Inject(Fault.NeverReturns, call);
    });

    public Task HealAsync() => Do(SimulatedNetwork.Heal);

    public Task GoAwayAsync() => Do(SimulatedNetwork.StopClient);

    public Task ComeBackAsync() => Do(SimulatedNetwork.StartClient);

    public Task OutlastTypingAsync() => Task.CompletedTask;

    public Task<IReadOnlyList<string>> DeliveredToAsync(string who) => Task.FromResult<IReadOnlyList<string>>(
        [.. SimulatedNetwork.Sent.Where(sent => sent.To.Split(", ").Contains(Uri(who))).Select(TextOf)]);

    public Task<bool> IsTypingSeenByAsync(string who) => Task.FromResult(SimulatedNetwork.Wire
        .LastOrDefault(line => line.StartsWith("typing", StringComparison.Ordinal) && line.Contains(Uri(who)))?
        .StartsWith("typing on", StringComparison.Ordinal) == true);

    public Task<int> RegistrationsAsync() => Task.FromResult(SimulatedNetwork.HandlerCount);

    public ValueTask DisposeAsync()
    {
        SimulatedNetwork.Heal();
        SimulatedNetwork.Reset();
        return ValueTask.CompletedTask;
    }

    private static string TextOf(SimulatedNetwork.SentMessage sent) =>
        sent.Contents.TryGetValue(InstantMessageContentType.PlainText, out var plain) ? plain : sent.Contents.Values.First();

    private static string Uri(string address) => "sip:" + address;

    private static Conversation TalkOf(string who) => LyncClient.GetClient().ConversationManager!.Conversations!.Last(
        talk => talk.Participants!.Any(participant => participant.Contact?.Uri == Uri(who)));

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
