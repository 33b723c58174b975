using System;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Tells the observer of one conversation, each thing once, and of its end last.</summary>
internal sealed class ConversationNews
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly object _sync = new();
    private LyncConversationState? _state;
    private string? _subject;
    private string? _conferenceUri;
    private bool _isAnnounced;

    public ConversationNews(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    public bool IsConferenceTold => _conferenceUri is not null;

    public void Tell(Action<IMessagingObserver, IMessagingConversation> tell) => _server.Observer.Tell(observer =>
    {
        // What comes late is not heard after the end.
        if (_state != LyncConversationState.Terminated)
            tell(observer, _conversation);
    });

    public void TellState(LyncConversationState state) => _server.Observer.Tell(observer =>
    {
        if (_state == state || _state == LyncConversationState.Terminated)
            return;
        _state = state;
        observer.ConversationStateChanged(_conversation, state);
    });

    /// <summary>It has ended; nobody need know where nobody was told of it.</summary>
    public void TellEnded()
    {
        lock (_sync)
        {
            if (!_isAnnounced)
                return;
        }
        TellState(LyncConversationState.Terminated);
    }

    public void TellSubject(string? subject)
    {
        if (string.IsNullOrEmpty(subject) || subject == _subject)
            return;
        _subject = subject;
        Tell((observer, conversation) => observer.SubjectChanged(conversation, subject));
    }

    public void TellConference(string? conferenceUri)
    {
        if (string.IsNullOrEmpty(conferenceUri) || _conferenceUri is not null)
            return;
        _conversation.IsMeeting = true;
        _conferenceUri = conferenceUri;
        Tell((observer, conversation) => observer.ConferenceUriChanged(conversation, conferenceUri!));
    }

    /// <summary>Tells that it is there, after all that is known of it.</summary>
    public void Announce()
    {
        lock (_sync)
        {
            if (_isAnnounced || _conversation.HasEnded)
                return;
            _isAnnounced = true;
        }
        if (_state is null)
            TellState(StateOf(_conversation.Phase));
        Tell((observer, conversation) => observer.ConversationAdded(conversation));
    }

    private static LyncConversationState StateOf(ConversationPhase phase) => phase switch
    {
        ConversationPhase.Incoming => LyncConversationState.Incoming,
        ConversationPhase.Open => LyncConversationState.Active,
        _ => LyncConversationState.Inactive,
    };
}
