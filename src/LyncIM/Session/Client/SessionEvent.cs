namespace LyncIM.Session;

/// <summary>Something that scripts can be told of.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="Conversation">Where it happened; null for the client itself.</param>
/// <param name="Data">What it is about: the message, the participant, the conversation or the client's state.</param>
internal sealed record SessionEvent(string Name, LyncConversation? Conversation, object Data)
{
    private const string Prefix = "LyncIM.";

    public static SessionEvent MessageReceived(LyncMessage message) => new(Prefix + "MessageReceived", message.Conversation, message);

    public static SessionEvent TypingChanged(LyncConversation conversation, LyncParticipant participant) =>
        new(Prefix + "TypingChanged", conversation, participant);

    public static SessionEvent ConversationAdded(LyncConversation conversation) =>
        new(Prefix + "ConversationAdded", conversation, conversation);

    public static SessionEvent ClientStateChanged(LyncClientState state) => new(Prefix + "ClientStateChanged", null, state);
}
