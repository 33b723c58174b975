using System;
using System.Threading;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Lync;

/// <summary>Listens to one participant of a conversation: each is heard on a modality of its own.</summary>
internal sealed class LyncParticipantAdapter : IDisposable
{
    private readonly Subscriptions _subscriptions = new();
    private readonly LyncConversationAdapter _conversation;

    /// <summary>Held, so that events go on: the SDK may hold nothing.</summary>
    private readonly Participant _participant;
    private InstantMessageModality? _messaging;

    public LyncParticipantAdapter(LyncConversationAdapter conversation, Participant participant)
    {
        _conversation = conversation;
        _participant = participant;
        IsSelf = participant.IsSelf;
        Person = LyncPeople.Of(participant.Contact);
    }

    public Person Person { get; }

    public bool IsSelf { get; }

    public bool Is(Participant participant) => ReferenceEquals(_participant, participant);

    public bool IsSamePerson(LyncParticipantAdapter other) => Person.Address.Length > 0 && Person.Address == other.Person.Address;

    /// <summary>Listens, once. Where the participant has no modality yet, nothing happens until it is called again.</summary>
    public void Listen()
    {
        var messaging = Quietly.Get(() => LyncConversationAdapter.FindMessaging(_participant.Modalities), null);
        if (messaging is null || Interlocked.CompareExchange(ref _messaging, messaging, null) is not null)
            return;
        _subscriptions.Add(() => messaging.InstantMessageReceived += OnMessage, () => messaging.InstantMessageReceived -= OnMessage);
        if (!IsSelf)
            _subscriptions.Add(() => messaging.IsTypingChanged += OnTyping, () => messaging.IsTypingChanged -= OnTyping);
    }

    public void Dispose() => _subscriptions.Dispose();

    private void OnMessage(object? sender, MessageSentEventArgs message) => Quietly.Do(() =>
        _conversation.Deliver(
            new ArrivedMessage(Person, IsSelf, LyncMessageReader.Contents(message), LyncMessageReader.Text(message))));

    private void OnTyping(object? sender, IsTypingChangedEventArgs typing) => Quietly.Do(() =>
        _conversation.Observer.TypingChanged(_conversation, Person, typing.IsTyping));
}
