using System;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>What the session makes of what happens in the client: state in the conversations, messages in the inbox.</summary>
internal sealed class SessionObserver : IMessagingObserver
{
    private readonly ConversationTable _conversations;
    private readonly Inbox _inbox;
    private readonly SessionEvents _events;
    private readonly InvitationAccepter _accepter;
    private readonly Action<SessionObserver, LyncClientState> _stateChanged;
    private readonly Action<SessionObserver> _lost;

    public SessionObserver(
        ConversationTable conversations,
        Inbox inbox,
        SessionEvents events,
        InvitationAccepter accepter,
        Action<SessionObserver, LyncClientState> stateChanged,
        Action<SessionObserver> lost)
    {
        _conversations = conversations;
        _inbox = inbox;
        _events = events;
        _accepter = accepter;
        _stateChanged = stateChanged;
        _lost = lost;
    }

    public void ConversationAdded(IMessagingConversation conversation)
    {
        var open = _conversations.Ensure(conversation, this);
        _accepter.Consider(open);
        _events.Raise(SessionEvent.ConversationAdded(open.Conversation));
    }

    public void ConversationStateChanged(IMessagingConversation conversation, LyncConversationState state)
    {
        var open = _conversations.Ensure(conversation, this);
        if (state == LyncConversationState.Terminated)
        {
            open.End();
            _conversations.Remove(open);
            _inbox.Wake();
            return;
        }
        open.Conversation.MoveTo(state);
        if (state == LyncConversationState.Incoming)
            _accepter.Consider(open);
    }

    public void SubjectChanged(IMessagingConversation conversation, string? subject) => Of(conversation).Name(Sanitizer.Line(subject));

    public void ConferenceUriChanged(IMessagingConversation conversation, string conferenceUri) =>
        Of(conversation).BecomeConference(Sanitizer.Line(conferenceUri));

    public void ParticipantJoined(IMessagingConversation conversation, Person person)
    {
        var (address, name) = Sanitizer.Person(person);
        Of(conversation).Add(address, name);
        _conversations.People.Note(address, name);
    }

    public void ParticipantLeft(IMessagingConversation conversation, Person person)
    {
        var left = Of(conversation);
        if (left.MarkLeft(Sanitizer.Address(person.Uri)) is { } stoppedTyping)
            _events.Raise(SessionEvent.TypingChanged(left, stoppedTyping));
    }

    public void TypingChanged(IMessagingConversation conversation, Person person, bool isTyping)
    {
        var where = Of(conversation);
        if (where.MarkTyping(Sanitizer.Address(person.Uri), isTyping) is { } participant)
            _events.Raise(SessionEvent.TypingChanged(where, participant));
    }

    public void MessageArrived(IMessagingConversation conversation, ArrivedMessage arrived)
    {
        var message = Sanitizer.Message(Of(conversation), arrived);
        _inbox.Add(message);
        if (message.IsIncoming)
            _events.Raise(SessionEvent.MessageReceived(message));
    }

    public void ClientStateChanged(LyncClientState state)
    {
        _stateChanged(this, state);
        _inbox.Wake();
        _events.Raise(SessionEvent.ClientStateChanged(state));
    }

    public void ClientLost()
    {
        _lost(this);
        _events.Raise(SessionEvent.ClientStateChanged(LyncClientState.NotRunning));
    }

    private LyncConversation Of(IMessagingConversation conversation) => _conversations.Ensure(conversation, this).Conversation;
}
