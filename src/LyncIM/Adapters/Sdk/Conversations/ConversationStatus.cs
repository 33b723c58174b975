using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Reads the state and the properties of one conversation, and tells what has changed.</summary>
internal sealed class ConversationStatus
{
    private readonly SdkConversation _conversation;
    private readonly object _telling = new();
    private LyncConversationState? _state;
    private string? _subject;
    private string? _conferenceUri;
    private int _lastLook;
    private int _lastTold;

    public ConversationStatus(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    private Conversation Sdk => _conversation.Sdk;

    /// <summary>Reads the state, whatever an event has said of it: one that did not come is made up for.</summary>
    /// <returns>That of the modality.</returns>
    public ModalityState LookAtState()
    {
        int look;
        lock (_telling)
            look = ++_lastLook;
        var messaging = ReadMessagingState();
        // Reads no more than it must: an invitation is one, whatever else the conversation is.
        var state = messaging == ModalityState.Notified ? ConversationState.Inactive : SdkReader.Read(() => Sdk.State, ConversationState.Invalid);
        if (state == ConversationState.Terminated)
            _conversation.OnEnded();
        else if (state != ConversationState.Invalid)
            Tell(SdkEnums.Of(state, messaging), look);
        _conversation.Changed.Set();
        return messaging;
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

    public void TellSubject(string subject)
    {
        lock (_telling)
        {
            if (subject == _subject)
                return;
            _subject = subject;
        }
        _conversation.Life.Observer?.SubjectChanged(_conversation, subject);
    }

    /// <summary>What was read before something else that has been told already is old.</summary>
    private void Tell(LyncConversationState state, int look)
    {
        lock (_telling)
        {
            if (look < _lastTold || state == _state)
                return;
            _lastTold = look;
            _state = state;
            if (!_conversation.HasEndedHere)
                _conversation.Life.Observer?.ConversationStateChanged(_conversation, state);
        }
    }

    private ModalityState ReadMessagingState() =>
        _conversation.Messaging is { } messaging ? SdkReader.Read(() => messaging.State, ModalityState.Invalid) : ModalityState.Invalid;

    private string? Read(ConversationProperty property) => SdkReader.Read(() => SdkReader.Value(Sdk.Properties, property) as string, null);
}
