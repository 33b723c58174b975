using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Takes the events of one conversation in, one after the other; what they do not bring along is asked for.</summary>
internal sealed class ConversationEvents
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;

    public ConversationEvents(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <param name="happened">What has happened.</param>
    /// <param name="operation">What it belongs to, where that was begun here.</param>
    public Task HandleAsync(UcwaEvent happened, Operation? operation)
    {
        if (operation is not null)
            return OnOperationAsync(happened, operation);
        if (_conversation.HasEnded)
            return Task.CompletedTask;
        switch (happened.Rel)
        {
            case "messagingInvitation" or "onlineMeetingInvitation":
                return OnInvitationAsync(happened);
            case "conversation":
                return OnConversationAsync(happened);
            case "messaging":
                return OnMessagingAsync(happened);
            case "localParticipant":
                _conversation.Roster.SetLocal(happened.Link.Uri);
                return Task.CompletedTask;
            case "participant" when happened.InRel is null:
                return _conversation.Roster.OnParticipantAsync(happened);
            case "participant" when happened.InRel == "typingParticipants":
                return _conversation.Roster.OnTypingAsync(happened);
            case "message":
                return OnMessageAsync(happened);
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>Asks how the conversation and its messages stand.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_conversation.Uri is not { } uri)
            return;
        var resource = await _server.Http.FindAsync(uri, cancellationToken).ConfigureAwait(false);
        if (resource is null)
        {
            _conversation.Queue.Add(() => OnGoneAsync(null));
            return;
        }
        var messaging = resource.Embedded("messaging")
            ?? (resource.Link("messaging")?.Uri is { } link
                ? await _server.Http.FindAsync(link, cancellationToken).ConfigureAwait(false)
                : null);
        _conversation.Queue.Add(() => TakeAsync(resource, null));
        if (messaging is not null)
            _conversation.Queue.Add(() => TakeMessaging(MessagingState.Of(messaging)));
        await _conversation.Queue.WhenDoneAsync().ConfigureAwait(false);
    }

    private Task OnOperationAsync(UcwaEvent happened, Operation operation)
    {
        if (happened.Resource?.Embedded("acceptedByParticipant") is { } participant && happened.IsInvitation && !happened.IsFailure)
            _conversation.Roster.Note(participant);
        if (happened.Rel == "onlineMeetingInvitation")
            _conversation.News.TellConference(happened.Resource?.Text("onlineMeetingUri"));
        if (happened is { IsCompleted: true, IsInvitation: true, IsFailure: false } && !Operation.IsFailed(happened.Resource?.Text("state")))
            _conversation.Open();
        operation.Take(happened);
        return Task.CompletedTask;
    }

    private async Task OnInvitationAsync(UcwaEvent happened)
    {
        if (happened.IsCompleted)
        {
            OnInvitationCompleted(happened);
            return;
        }
        if (happened.Resource is not { } resource)
            return;
        var isNew = _conversation.Invitation is null;
        _conversation.Invitation ??= new IncomingInvitation(happened.Link.Uri, happened.Rel == "onlineMeetingInvitation");
        _conversation.Invitation.Read(resource);
        _conversation.Changed.Set();
        if (!isNew)
            return;
        _conversation.BecomeInvitation();
        _conversation.News.TellSubject(resource.Text("subject"));
        if (_conversation.Invitation.IsMeeting)
        {
            _conversation.IsMeeting = true;
            _conversation.News.TellConference(resource.Text("onlineMeetingUri"));
        }
        var inviter = await FindInviterAsync(resource).ConfigureAwait(false);
        if (inviter is not null)
            _conversation.Roster.TellJoined(inviter);
        _conversation.News.Announce();
        if (resource.Link("message") is { } text)
            _conversation.Arrived.TellInvitation(inviter, text);
    }

    private void OnInvitationCompleted(UcwaEvent happened)
    {
        if (happened.IsFailure || Operation.IsFailed(happened.Resource?.Text("state")))
        {
            if (_conversation.Phase == ConversationPhase.Incoming)
                _conversation.End();
            return;
        }
        _conversation.Open();
        if (_conversation.Invitation is { IsMeeting: true })
            _conversation.WhenCanSendAsync(CancellationToken.None).IgnoreFault();
    }

    private async Task<RosterMember?> FindInviterAsync(UcwaResource invitation)
    {
        var resource = invitation.Embedded("from");
        if (resource is null && invitation.Link("from")?.Uri is { } uri)
            resource = await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false);
        return resource is null ? null : _conversation.Roster.Note(resource);
    }

    private async Task OnConversationAsync(UcwaEvent happened)
    {
        if (happened.IsDeleted)
        {
            await OnGoneAsync(happened.Reason).ConfigureAwait(false);
            return;
        }
        var resource = happened.Resource;
        if (resource is null && happened.Link.Uri is { } uri)
            resource = await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false);
        if (resource is not null)
            await TakeAsync(resource, happened.Reason).ConfigureAwait(false);
    }

    private async Task TakeAsync(UcwaResource resource, UcwaReason? reason)
    {
        _conversation.Roster.SetLocal(resource.Link("localParticipant")?.Uri);
        _conversation.Take(resource);
        _conversation.News.TellSubject(resource.Text("subject"));
        switch (resource.Text("state"))
        {
            case "Disconnected":
                await OnGoneAsync(reason).ConfigureAwait(false);
                return;
            case "Incoming" when _conversation.Invitation is null && !_conversation.IsOwn:
                _conversation.BecomeInvitation();
                break;
            case "Connected" when _conversation.Phase == ConversationPhase.Incoming:
                _conversation.Open();
                break;
        }
        if (_conversation.IsMeeting && resource.Link("onlineMeeting")?.Uri is { } meeting)
            TellConferenceAsync(meeting).IgnoreFault();
        if (!_conversation.IsOwn && (_conversation.Invitation is not null || resource.Text("state") != "Incoming"))
            _conversation.News.Announce();
    }

    private async Task TellConferenceAsync(Uri meeting)
    {
        if (!_conversation.News.IsConferenceTold
            && await _server.Http.FindAsync(meeting, _server.Lifetime).ConfigureAwait(false) is { } resource)
            _conversation.Queue.Add(() =>
            {
                _conversation.News.TellConference(resource.Text("onlineMeetingUri"));
                return Task.CompletedTask;
            });
    }

    private async Task OnMessagingAsync(UcwaEvent happened)
    {
        if (happened.IsDeleted)
        {
            await TakeMessaging(MessagingState.Disconnected()).ConfigureAwait(false);
            return;
        }
        var resource = happened.Resource;
        if (resource is null && happened.Link.Uri is { } uri)
            resource = await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false);
        if (resource is not null)
            await TakeMessaging(MessagingState.Of(resource)).ConfigureAwait(false);
    }

    private Task TakeMessaging(MessagingState messaging)
    {
        _conversation.Take(messaging);
        if (messaging.IsConnected && _conversation.Phase is ConversationPhase.Starting or ConversationPhase.Incoming)
            _conversation.Open();
        // In a meeting, nothing of what is said is heard without taking part in its messages.
        if (_conversation is { IsMeeting: true, Phase: ConversationPhase.Open } && messaging.CanBeAdded)
            _conversation.WhenCanSendAsync(CancellationToken.None).IgnoreFault();
        return Task.CompletedTask;
    }

    private async Task OnMessageAsync(UcwaEvent happened)
    {
        if (!_conversation.IsOwn)
            _conversation.News.Announce();
        await _conversation.Arrived.OnMessageAsync(happened, _conversation.Outbox).ConfigureAwait(false);
    }

    /// <summary>
    /// The server has it no longer. An invitation of ours that has failed may say so only after that; it is waited for, not the end.
    /// </summary>
    private Task OnGoneAsync(UcwaReason? reason)
    {
        if (_conversation.Phase != ConversationPhase.Starting)
        {
            if (!_conversation.IsMeeting)
                _conversation.Roster.TellAllLeft();
            _conversation.End();
            return Task.CompletedTask;
        }
        _conversation.Lose();
        FailLateAsync(reason).IgnoreFault();
        return Task.CompletedTask;
    }

    private async Task FailLateAsync(UcwaReason? reason)
    {
        var operations = _server.Operations.Of(_conversation);
        await Task.Delay(UcwaDecisions.LateOutcomeLimit, _server.Lifetime).ConfigureAwait(false);
        foreach (var operation in operations)
            operation.Fail(UcwaErrors.Of(reason ?? new UcwaReason("RemoteFailure", "", "")));
    }
}
