using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Reads the state and the properties of one conversation, no more than it must, and tells what has changed.</summary>
internal sealed class ConversationStatus
{
    private readonly SdkConversation _conversation;
    private readonly object _telling = new();
    private readonly LatestReading _messaging = new((int)ModalityState.Invalid);
    private readonly LatestReading _state = new((int)ConversationState.Invalid);
    private LyncConversationState? _told;
    private string? _subject;
    private string? _conferenceUri;

    public ConversationStatus(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    /// <summary>Whether it is an invitation that nobody has accepted, as was read last.</summary>
    public bool IsInvitation => _messaging.Value == (int)ModalityState.Notified;

    /// <summary>Whether it has been started here or at the desk, and no message has gone out yet, as was read last.</summary>
    public bool IsUnused => _messaging.Value == (int)ModalityState.Disconnected;

    private Conversation Sdk => _conversation.Sdk;

    /// <summary>Reads all of the state, whatever events have said of it: one that did not come is made up for.</summary>
    /// <param name="isNew">Whether it has only just been added: one that is not connected has not ended either.</param>
    public void LookAtState(bool isNew)
    {
        ReadMessaging();
        if (!IsInvitation && !(isNew && IsUnused))
            ReadConversation();
        Tell();
    }

    /// <summary>The modality's state has changed: reads it, because the event may tell of a moment that is over.</summary>
    public void LookAtMessaging()
    {
        ReadMessaging();
        Tell();
    }

    /// <summary>The conversation's state has changed.</summary>
    public void LookAtConversation()
    {
        ReadConversation();
        Tell();
    }

    public void LookAtProperties()
    {
        LookAtSubject();
        LookAtConferenceUri();
    }

    public void LookAtSubject()
    {
        if (Read(ConversationProperty.Subject) is { } subject)
            TellSubject(subject);
    }

    public void LookAtConferenceUri()
    {
        if (Read(ConversationProperty.ConferencingUri) is not { Length: > 0 } uri)
            return;
        lock (_telling)
        {
            if (uri == _conferenceUri)
                return;
            _conferenceUri = uri;
        }
        _conversation.Life.Observer?.ConferenceUriChanged(_conversation, uri);
    }

    /// <summary>Sets the subject where the client lets it; a conversation without one is better than none.</summary>
    public async Task TrySetSubjectAsync(string subject)
    {
        try
        {
            if (!Sdk.CanSetProperty(ConversationProperty.Subject))
                return;
            using var enough = new CancellationTokenSource(WaitTimes.BestEffort);
            await SdkOperation<ConversationProperty>.RunAsync(
                _conversation.Life,
                callback => Sdk.BeginSetProperty(ConversationProperty.Subject, subject, callback, null),
                Sdk.EndSetProperty,
                enough.Token).ConfigureAwait(false);
            TellSubject(subject);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
        }
    }

    private void TellSubject(string subject)
    {
        lock (_telling)
        {
            if (subject == _subject)
                return;
            _subject = subject;
        }
        _conversation.Life.Observer?.SubjectChanged(_conversation, subject);
    }

    /// <summary>A getter that fails says Invalid: what was read before stays true.</summary>
    private void ReadMessaging()
    {
        if (_conversation.Messaging is not { } messaging)
            return;
        var number = _messaging.Begin();
        if (messaging.State is var state and not ModalityState.Invalid)
            _messaging.End(number, (int)state);
    }

    private void ReadConversation()
    {
        var number = _state.Begin();
        if (Sdk.State is var state and not ConversationState.Invalid)
            _state.End(number, (int)state);
    }

    private void Tell()
    {
        if (_state.Value == (int)ConversationState.Terminated)
        {
            _conversation.OnEnded();
            return;
        }
        lock (_telling)
        {
            var state = SdkEnums.Of((ConversationState)_state.Value, (ModalityState)_messaging.Value);
            if (state != _told && !_conversation.HasEndedHere)
                _conversation.Life.Observer?.ConversationStateChanged(_conversation, state);
            _told = state;
        }
        _conversation.Participants.ListenToSelf();
        _conversation.Changed.Set();
    }

    private string? Read(ConversationProperty property) => SdkReader.Property(Sdk, property) as string;
}
