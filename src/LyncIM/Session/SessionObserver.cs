using System;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>What the session makes of what happens in the client: state in the conversations, messages in the inbox.</summary>
internal sealed class SessionObserver : IMessagingObserver
{
    private readonly ConversationTable _conversations;
    private readonly Inbox _inbox;
    private readonly Action<SessionObserver> _lost;
    private readonly Signal _clientChanged = new();

    public SessionObserver(ConversationTable conversations, Inbox inbox, Action<SessionObserver> lost)
    {
        _conversations = conversations;
        _inbox = inbox;
        _lost = lost;
    }

    /// <summary>Set when the client's state has changed.</summary>
    public Signal ClientChanged => _clientChanged;

    public void ConversationAdded(IMessagingConversation conversation) => _conversations.Ensure(conversation, this);

    public void ConversationStateChanged(IMessagingConversation conversation, LyncConversationState state)
    {
        var open = _conversations.Ensure(conversation, this);
        if (state != LyncConversationState.Terminated)
        {
            open.Conversation.MoveTo(state);
            return;
        }
        open.MarkEnded();
        _conversations.Remove(open);
        _inbox.Wake();
    }

    public void SubjectChanged(IMessagingConversation conversation, string? subject) => Of(conversation).Name(subject);

    public void ConferenceUriChanged(IMessagingConversation conversation, string conferenceUri) =>
        Of(conversation).BecomeConference(conferenceUri);

    public void ParticipantJoined(IMessagingConversation conversation, Person person) =>
        Of(conversation).Add(person.Address, person.DisplayName);

    public void ParticipantLeft(IMessagingConversation conversation, Person person) => Of(conversation).MarkLeft(person.Address);

    public void TypingChanged(IMessagingConversation conversation, Person person, bool isTyping) =>
        Of(conversation).MarkTyping(person.Address, isTyping);

    public void MessageArrived(IMessagingConversation conversation, ArrivedMessage arrived)
    {
        var message = new LyncMessage(Of(conversation), arrived);
        if (arrived.IsFromSelf)
            _inbox.AddOutgoing(message);
        else
            _inbox.AddIncoming(message);
    }

    public void ClientStateChanged(LyncClientState state) => _clientChanged.Set();

    public void ClientLost()
    {
        _clientChanged.Set();
        _lost(this);
    }

    private LyncConversation Of(IMessagingConversation conversation) => _conversations.Ensure(conversation, this).Conversation;
}
