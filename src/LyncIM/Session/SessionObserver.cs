using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>What the session makes of what happens in the client: state in the conversations, messages in the inbox.</summary>
internal sealed class SessionObserver : IMessagingObserver
{
    private readonly ConversationTable _conversations;
    private readonly Inbox _inbox;
    private readonly ClientConnection _connection;
    private readonly Signal _clientChanged = new();

    public SessionObserver(ConversationTable conversations, Inbox inbox, ClientConnection connection)
    {
        _conversations = conversations;
        _inbox = inbox;
        _connection = connection;
    }

    /// <summary>Set when the client's state has changed.</summary>
    public Signal ClientChanged => _clientChanged;

    public void ConversationAdded(IMessagingConversation conversation)
    {
        var open = _conversations.Ensure(conversation, this);
        _connection.OnMaybeInvited(open);
        _connection.Tell(SessionEvent.ConversationAdded(open.Conversation));
    }

    public void ConversationStateChanged(IMessagingConversation conversation, LyncConversationState state)
    {
        var open = _conversations.Ensure(conversation, this);
        if (state == LyncConversationState.Terminated)
        {
            open.MarkEnded();
            _conversations.Remove(open);
            _inbox.Wake();
            return;
        }
        open.Conversation.MoveTo(state);
        if (state == LyncConversationState.Incoming)
            _connection.OnMaybeInvited(open);
    }

    public void SubjectChanged(IMessagingConversation conversation, string? subject) => Of(conversation).Name(subject);

    public void ConferenceUriChanged(IMessagingConversation conversation, string conferenceUri) =>
        Of(conversation).BecomeConference(conferenceUri);

    public void ParticipantJoined(IMessagingConversation conversation, Person person)
    {
        Of(conversation).Add(person.Address, person.DisplayName);
        _conversations.People.Note(person);
    }

    public void ParticipantLeft(IMessagingConversation conversation, Person person)
    {
        var left = Of(conversation);
        if (left.MarkLeft(person.Address) is { } stoppedTyping)
            _connection.Tell(SessionEvent.TypingChanged(left, stoppedTyping));
    }

    public void TypingChanged(IMessagingConversation conversation, Person person, bool isTyping)
    {
        var where = Of(conversation);
        if (where.MarkTyping(person.Address, isTyping) is { } participant)
            _connection.Tell(SessionEvent.TypingChanged(where, participant));
    }

    public void MessageArrived(IMessagingConversation conversation, ArrivedMessage arrived)
    {
        var message = new LyncMessage(Of(conversation), arrived);
        if (arrived.IsFromSelf)
        {
            _inbox.AddOutgoing(message);
            return;
        }
        _inbox.AddIncoming(message);
        _connection.Tell(SessionEvent.MessageReceived(message));
    }

    public void ClientStateChanged(LyncClientState state)
    {
        _connection.OnStateChanged(this, state);
        _clientChanged.Set();
        _inbox.Wake();
        _connection.Tell(SessionEvent.ClientStateChanged(state));
    }

    public void ClientLost()
    {
        _clientChanged.Set();
        _connection.OnLost(this);
        _connection.Tell(SessionEvent.ClientStateChanged(LyncClientState.NotRunning));
    }

    private LyncConversation Of(IMessagingConversation conversation) => _conversations.Ensure(conversation, this).Conversation;
}
