namespace LyncIM.Messaging;

/// <summary>
/// Hears what happens in the client, each thing once and in order per conversation; whatever others have written comes raw. Called on
/// the client's threads, several at once: what is behind it translates and enqueues, and never waits or throws.
/// </summary>
internal interface IMessagingObserver
{
    /// <summary>A conversation is listened to: who is in it and its state have been told, none of its messages has.</summary>
    void ConversationAdded(IMessagingConversation conversation);

    /// <summary>Its state has changed; Terminated is the last that is heard of it.</summary>
    void ConversationStateChanged(IMessagingConversation conversation, LyncConversationState state);

    void SubjectChanged(IMessagingConversation conversation, string? subject);

    void ConferenceUriChanged(IMessagingConversation conversation, string conferenceUri);

    /// <summary>Somebody else than the local user takes part; told again where the name has become known only later.</summary>
    void ParticipantJoined(IMessagingConversation conversation, Person person);

    void ParticipantLeft(IMessagingConversation conversation, Person person);

    void TypingChanged(IMessagingConversation conversation, Person person, bool isTyping);

    /// <summary>A message of others, or of the local user's, the text of an invitation first.</summary>
    void MessageArrived(IMessagingConversation conversation, ArrivedMessage message);

    void ClientStateChanged(LyncClientState state);

    /// <summary>The client has gone; nothing more will be heard through it.</summary>
    void ClientLost();
}
