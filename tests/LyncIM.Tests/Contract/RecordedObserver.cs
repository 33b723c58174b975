using System.Collections.Generic;
using System.Linq;
using LyncIM.Messaging;

namespace LyncIM.Tests.Contract;

/// <summary>Keeps what a client tells, in order, one line for each thing; the first word says what it is.</summary>
internal sealed class RecordedObserver : IMessagingObserver
{
    private readonly object _adding = new();
    private readonly List<(IMessagingConversation? Conversation, string Line)> _told = [];
    private readonly List<(IMessagingConversation Conversation, ArrivedMessage Message)> _messages = [];

    /// <summary>All that was told, of whatever conversation.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_adding)
                return [.. _told.Select(told => told.Line)];
        }
    }

    /// <summary>The conversations that were told of, each once.</summary>
    public IReadOnlyList<IMessagingConversation> Conversations
    {
        get
        {
            lock (_adding)
                return [.. _told.Select(told => told.Conversation).OfType<IMessagingConversation>().Distinct()];
        }
    }

    /// <summary>What was told of one conversation, in order.</summary>
    public IReadOnlyList<string> Of(IMessagingConversation conversation)
    {
        lock (_adding)
            return [.. _told.Where(told => told.Conversation == conversation).Select(told => told.Line)];
    }

    /// <summary>The messages of one conversation that others have sent, in order.</summary>
    public IReadOnlyList<ArrivedMessage> MessagesIn(IMessagingConversation conversation, bool areOwn = false)
    {
        lock (_adding)
            return [.. _messages.Where(one => one.Conversation == conversation && one.Message.IsFromSelf == areOwn).Select(one => one.Message)];
    }

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string?> TextsIn(IMessagingConversation conversation, bool areOwn = false) =>
        [.. MessagesIn(conversation, areOwn).Select(TextOf)];

    public static string? TextOf(ArrivedMessage message) =>
        message.Contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) ? plain : message.Text;

    /// <summary>Forgets what has been told so far.</summary>
    public void Forget()
    {
        lock (_adding)
        {
            _told.Clear();
            _messages.Clear();
        }
    }

    public void ConversationAdded(IMessagingConversation conversation) => Add(conversation, "added");

    public void ConversationStateChanged(IMessagingConversation conversation, LyncConversationState state) =>
        Add(conversation, $"state {state}");

    public void SubjectChanged(IMessagingConversation conversation, string? subject) => Add(conversation, $"subject {subject}");

    public void ConferenceUriChanged(IMessagingConversation conversation, string conferenceUri) => Add(conversation, $"conference {conferenceUri}");

    public void ParticipantJoined(IMessagingConversation conversation, Person person) => Add(conversation, $"joined {Address(person)}");

    public void ParticipantLeft(IMessagingConversation conversation, Person person) => Add(conversation, $"left {Address(person)}");

    public void TypingChanged(IMessagingConversation conversation, Person person, bool isTyping) =>
        Add(conversation, $"typing {Address(person)} {(isTyping ? "on" : "off")}");

    public void MessageArrived(IMessagingConversation conversation, ArrivedMessage message)
    {
        lock (_adding)
        {
            _messages.Add((conversation, message));
            _told.Add((conversation, $"{(message.IsFromSelf ? "own" : "message")} {TextOf(message)}"));
        }
    }

    public void ClientStateChanged(LyncClientState state) => Add(null, $"client {state}");

    public void ClientLost() => Add(null, "lost");

    private static string Address(Person person) => SipAddress.WithoutScheme(person.Uri).ToLowerInvariant();

    private void Add(IMessagingConversation? conversation, string line)
    {
        lock (_adding)
            _told.Add((conversation, line));
    }
}
