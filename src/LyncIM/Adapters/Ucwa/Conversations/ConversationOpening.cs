using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Brings one conversation to where it can be talked in: invites one person with the first message, makes a meeting for several, accepts
/// what others have started, begins messages anew where they have ended.
/// </summary>
internal sealed class ConversationOpening
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly OperationRunner _operations;
    private readonly SemaphoreSlim _establishing = new(1, 1);

    public ConversationOpening(UcwaConversation conversation, UcwaServer server, OperationRunner operations)
    {
        _conversation = conversation;
        _server = server;
        _operations = operations;
    }

    /// <summary>Whether it is, or will be, a meeting.</summary>
    private bool IsGroup => _conversation.IsMeeting || _conversation.Roster.Others.Count != 1;

    /// <summary>Completes when a message can be sent; the first to one person goes with the invitation.</summary>
    public async Task WhenCanSendAsync(CancellationToken cancellationToken)
    {
        while (!_conversation.HasEnded)
        {
            var change = _conversation.Changed.Next;
            var messaging = _conversation.Messaging;
            switch (_conversation.Phase)
            {
                case ConversationPhase.Idle when !IsGroup:
                    return;
                case ConversationPhase.Idle:
                    await EstablishAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                case ConversationPhase.Incoming:
                    await _conversation.Answering.TryAcceptAsync(cancellationToken).ConfigureAwait(false);
                    break;
                case ConversationPhase.Open when messaging.CanSend || (messaging.CanBeAdded && !_conversation.IsMeeting):
                    return;
                case ConversationPhase.Open when messaging.CanBeAdded:
                    await TryAddMessagingAsync(null, cancellationToken).ConfigureAwait(false);
                    continue;
            }
            if (!await change.CompletesWithinAsync(UcwaDecisions.LookInterval, cancellationToken).ConfigureAwait(false))
                await _conversation.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        throw _conversation.EndedError();
    }

    /// <summary>Opens it for a message; whether the message went with that and has been delivered.</summary>
    public async Task<bool> OpenWithAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var first = text.IsPlain ? text : null;
        if (_conversation.Phase == ConversationPhase.Idle && !IsGroup)
        {
            await InviteAsync(first, cancellationToken).ConfigureAwait(false);
            if (first is not null)
                return true;
        }
        while (true)
        {
            await WhenCanSendAsync(cancellationToken).ConfigureAwait(false);
            if (_conversation.Messaging.CanSend)
                return false;
            if (await TryAddMessagingAsync(first, cancellationToken).ConfigureAwait(false) && first is not null)
                return true;
        }
    }

    /// <summary>Makes the meeting of a conversation that has not been started, and invites all; those who cannot come are told to have left.</summary>
    /// <exception cref="LyncException">It cannot be made, or nobody can come.</exception>
    public async Task EstablishAsync(CancellationToken cancellationToken)
    {
        await _establishing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_conversation.Phase != ConversationPhase.Idle)
                return;
            var people = _conversation.Roster.Others.Select(member => SipAddress.Parse(member.Uri)).ToArray();
            await StartMeetingAsync("startOnlineMeeting", null, cancellationToken).ConfigureAwait(false);
            await WhenCanSendAsync(cancellationToken).ConfigureAwait(false);
            var invitations = people.Select(address => TryInviteAsync(address, cancellationToken)).ToArray();
            var failures = await Task.WhenAll(invitations).ConfigureAwait(false);
            if (failures.Length > 0 && failures.All(failure => failure is not null))
                throw failures[0]!;
            foreach (var absent in people.Where((_, index) => failures[index] is not null))
                _conversation.Roster.Remove(absent);
        }
        catch when (_conversation.Phase != ConversationPhase.Idle)
        {
            await _conversation.GiveUpAsync(isGone: false).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _establishing.Release();
        }
    }

    /// <summary>Joins a meeting, or makes one where no URI is given.</summary>
    public Task StartMeetingAsync(string rel, string? meetingUri, CancellationToken cancellationToken) => StartOnServerAsync(
        async application =>
            await application.FindCommunicationLinkAsync(rel, cancellationToken).ConfigureAwait(false)
            ?? await application.FindCommunicationLinkAsync("joinOnlineMeeting", cancellationToken).ConfigureAwait(false)
            ?? throw NotOffered("lets this account take part in no meetings"),
        () => new JsonBody().Add("importance", "Normal").Add("subject", _conversation.Subject).Add("onlineMeetingUri", meetingUri),
        first: null,
        isMeeting: true,
        cancellationToken);

    /// <summary>Asks one more person into a conversation that goes on.</summary>
    public async Task InviteParticipantAsync(SipAddress address, CancellationToken cancellationToken)
    {
        while (_conversation.AddParticipantUri is null)
        {
            var change = _conversation.Changed.Next;
            if (_conversation.HasEnded)
                throw _conversation.EndedError();
            if (_conversation.AddParticipantUri is null
                && !await change.CompletesWithinAsync(UcwaDecisions.LookInterval, cancellationToken).ConfigureAwait(false))
                await _conversation.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        var body = new JsonBody().Add("to", address.Uri);
        var operation = new Operation(_conversation);
        await _operations.RunAsync(operation, _conversation.AddParticipantUri, body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why that person does not come; null where they do. What is wrong with the server is no reason of theirs.</summary>
    private async Task<LyncException?> TryInviteAsync(SipAddress address, CancellationToken cancellationToken)
    {
        try
        {
            await InviteParticipantAsync(address, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (LyncException e) when (e.SipStatus is not null && e.Error is not (MessagingError.ConversationEnded or MessagingError.ServerFailure))
        {
            return e;
        }
    }

    private Task InviteAsync(OutgoingText? first, CancellationToken cancellationToken) => StartOnServerAsync(
        async application =>
            await application.FindCommunicationLinkAsync("startMessaging", cancellationToken).ConfigureAwait(false)
            ?? throw NotOffered("lets this account start no conversations"),
        () => With(
            new JsonBody()
                .Add("importance", "Normal")
                .Add("subject", _conversation.Subject)
                .Add("to", _conversation.Roster.Others[0].Uri),
            first),
        first,
        isMeeting: false,
        cancellationToken);

    /// <summary>Where the server has lost the application, nothing has been said: it is said in the one that is made in its place.</summary>
    private async Task StartOnServerAsync(
        Func<UcwaApplication, Task<Uri>> find, Func<JsonBody> createBody, OutgoingText? first, bool isMeeting, CancellationToken cancellationToken)
    {
        while (true)
        {
            var application = _server.Application;
            try
            {
                var uri = await find(application).ConfigureAwait(false);
                _conversation.BeginStarting(isMeeting);
                await RunOrGiveUpAsync(NewOperation(first), uri, createBody(), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (LyncException e) when (UcwaErrors.IsApplicationGone(e))
            {
                if (!await _server.IsRenewedAsync(application, cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    /// <summary>Begins messages in a conversation that goes on without; false where somebody else does so at the moment.</summary>
    private async Task<bool> TryAddMessagingAsync(OutgoingText? first, CancellationToken cancellationToken)
    {
        if (_conversation.TakeAddMessagingUri() is not { } uri)
            return false;
        await _operations.RunAsync(NewOperation(first), uri, With(new JsonBody(), first), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Operation NewOperation(OutgoingText? first) =>
        new(_conversation, first is null ? null : () => _conversation.Arrived.TellOwn(first));

    private static JsonBody With(JsonBody body, OutgoingText? first) => first is null
        ? body
        : body.Add("_links", new JsonBody().Add("message", new JsonBody().Add("href", DataUri.Write(first.Text))));

    /// <summary>Where it fails, the conversation is as it was before, and can be started again.</summary>
    private async Task RunOrGiveUpAsync(Operation operation, Uri uri, JsonBody body, CancellationToken cancellationToken)
    {
        try
        {
            await _operations.RunAsync(operation, uri, body, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await _conversation.GiveUpAsync(isGone: operation.Completion.IsCompleted).ConfigureAwait(false);
            throw;
        }
    }

    private static LyncException NotOffered(string what) => new(MessagingError.LyncFailure, $"The server {what}.");
}
