using System;
using System.Threading;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Listens to one participant of a conversation: each is heard on a modality of its own.</summary>
internal sealed class SdkParticipant : IDisposable
{
    private readonly Subscriptions _subscriptions = new();
    private readonly SdkConversation _conversation;

    /// <summary>Held, so that events go on: the SDK may hold nothing.</summary>
    private readonly Participant _participant;
    private volatile Person _person;
    private InstantMessageModality? _messaging;
    private MessageSentEventArgs? _heardLast;
    private int _hasJoined;

    public SdkParticipant(SdkConversation conversation, Participant participant, bool isSelf)
    {
        _conversation = conversation;
        _participant = participant;
        IsSelf = isSelf;
        _person = SdkReader.Person(participant.Contact);
    }

    /// <summary>Whether it is the local user.</summary>
    public bool IsSelf { get; }

    /// <summary>Who it is; without an address as long as Lync does not say it.</summary>
    public Person Person
    {
        get
        {
            if (_person.Uri.Length == 0)
                _person = SdkReader.Person(SdkReader.Read(() => _participant.Contact, null));
            return _person;
        }
    }

    /// <summary>Whether the modality was there that it is heard on.</summary>
    public bool IsHeard => Volatile.Read(ref _messaging) is not null;

    public bool Is(Participant participant) => ReferenceEquals(_participant, participant);

    public bool IsSamePerson(SdkParticipant other) => Person.Uri.Length > 0 && Person.Uri == other.Person.Uri;

    /// <summary>
    /// Tells who has joined and listens, each once. What is not known yet, the address or the modality, is looked for again when
    /// this is called again.
    /// </summary>
    public void Listen()
    {
        TellJoined();
        var messaging = SdkReader.Read(() => SdkConversation.FindMessaging(_participant.Modalities), null);
        if (messaging is null || Interlocked.CompareExchange(ref _messaging, messaging, null) is not null)
            return;
        _subscriptions.Add(() => messaging.InstantMessageReceived += OnMessage, () => messaging.InstantMessageReceived -= OnMessage);
        if (IsSelf)
            return;
        _subscriptions.Add(() => messaging.IsTypingChanged += OnTyping, () => messaging.IsTypingChanged -= OnTyping);
        TellTyping(messaging);
    }

    public void TellLeft()
    {
        if (!IsSelf && Volatile.Read(ref _hasJoined) == 1)
            _conversation.Observer.ParticipantLeft(_conversation, Person);
    }

    public void Dispose() => _subscriptions.Dispose();

    private void TellJoined()
    {
        if (!IsSelf && Person.Uri.Length > 0 && Interlocked.Exchange(ref _hasJoined, 1) == 0)
            _conversation.Observer.ParticipantJoined(_conversation, Person);
    }

    /// <summary>Tells of typing that began before; looks twice, because it may end meanwhile.</summary>
    private void TellTyping(InstantMessageModality messaging)
    {
        if (!SdkReader.Read(() => messaging.IsTyping, false))
            return;
        _conversation.Observer.TypingChanged(_conversation, Person, isTyping: true);
        if (!SdkReader.Read(() => messaging.IsTyping, true))
            _conversation.Observer.TypingChanged(_conversation, Person, isTyping: false);
    }

    private void OnMessage(object? sender, MessageSentEventArgs message) => SdkReader.Try(() =>
    {
        // The same object is the same message, raised twice.
        if (ReferenceEquals(Interlocked.Exchange(ref _heardLast, message), message))
            return;
        TellJoined();
        _conversation.Hear(new ArrivedMessage(Person, IsSelf, SdkReader.Contents(message), SdkReader.Text(message)));
    });

    private void OnTyping(object? sender, IsTypingChangedEventArgs typing) => SdkReader.Try(() =>
    {
        TellJoined();
        _conversation.Observer.TypingChanged(_conversation, Person, typing.IsTyping);
    });
}
