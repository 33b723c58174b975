using System;
using System.Threading;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Listens to one participant of a conversation: each is heard on a modality of its own.</summary>
internal sealed class SdkParticipant : IDisposable
{
    private readonly SdkParticipants _others;

    /// <summary>Held, so that events go on: the SDK may hold nothing.</summary>
    private readonly Participant _participant;
    private volatile Person? _person;
    private volatile InstantMessageModality? _messaging;
    private volatile bool _isTyping;
    private MessageSentEventArgs? _heardLast;
    private volatile bool _isDisposed;
    private int _isListening;

    /// <param name="others">All who are in the conversation.</param>
    /// <param name="participant">The participant.</param>
    /// <param name="isSelf">Whether that is the local user.</param>
    /// <param name="person">Who it is, where that is known already.</param>
    public SdkParticipant(SdkParticipants others, Participant participant, bool isSelf, Person? person)
    {
        _others = others;
        _participant = participant;
        IsSelf = isSelf;
        _person = person;
    }

    /// <summary>Whether it is the local user.</summary>
    public bool IsSelf { get; }

    /// <summary>Who it is, as far as was found out: never asks Lync.</summary>
    public string Uri => _person?.Uri ?? "";

    /// <summary>Whether it is known who it is, and the modality was there that it is heard on.</summary>
    public bool IsComplete => _messaging is not null && (IsSelf || Uri.Length > 0);

    public bool Is(Participant participant) => ReferenceEquals(_participant, participant);

    /// <summary>Who it is, asked again as long as Lync does not say it.</summary>
    public Person GetPerson()
    {
        if (_person is { Uri.Length: > 0 } known)
            return known;
        return _person = SdkReader.Person(_participant.Contact);
    }

    /// <summary>
    /// Tells who has joined and listens, each once. What is not known yet, the address or the modality, is looked for again when
    /// this is called again.
    /// </summary>
    /// <param name="mayBeTyping">Whether it may have been there, and typing, for some time.</param>
    public void Listen(bool mayBeTyping)
    {
        if (!IsSelf)
            _others.TellJoined(this);
        if (_messaging is not null || SdkReader.Messaging(_participant) is not { } messaging)
            return;
        if (Interlocked.Exchange(ref _isListening, 1) == 1)
            return;
        _messaging = messaging;
        messaging.InstantMessageReceived += OnMessage;
        if (!IsSelf)
            messaging.IsTypingChanged += OnTyping;
        // What was registered too late is taken back at once.
        if (_isDisposed)
            Dispose();
        else if (!IsSelf && mayBeTyping)
            LookAtTyping(messaging);
    }

    /// <summary>Looks whether somebody who was seen typing still is: the event that says otherwise may have been lost.</summary>
    public void LookAtTyping()
    {
        if (_isTyping && _messaging is { } messaging)
            LookAtTyping(messaging);
    }

    /// <summary>The connection's state to the conversation, where Lync says it.</summary>
    public ModalityState ReadState() => _messaging?.State ?? ModalityState.Invalid;

    public void Dispose()
    {
        _isDisposed = true;
        if (_messaging is not { } messaging)
            return;
        messaging.InstantMessageReceived -= OnMessage;
        messaging.IsTypingChanged -= OnTyping;
    }

    /// <summary>Tells of typing that began before; looks twice, because it may end meanwhile.</summary>
    private void LookAtTyping(InstantMessageModality messaging)
    {
        var isTyping = messaging.IsTyping;
        TellTyping(isTyping);
        if (isTyping && !messaging.IsTyping)
            TellTyping(false);
    }

    private void TellTyping(bool isTyping)
    {
        if (_isTyping == isTyping)
            return;
        _isTyping = isTyping;
        _others.Conversation.Life.Observer?.TypingChanged(_others.Conversation, GetPerson(), isTyping);
    }

    private void OnMessage(object? raiser, MessageSentEventArgs message)
    {
        if (_others.Conversation.Life.IsOver)
            return;
        try
        {
            if (SdkEventData.IsSame(message, Interlocked.Exchange(ref _heardLast, message)))
                return;
            var contents = SdkReader.Contents(message);
            var text = contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) && plain.Length > 0 ? null : message.Text;
            if (!IsSelf)
                _others.TellJoined(this);
            var sender = IsSelf ? _others.Conversation.Self.Person : GetPerson();
            _others.Conversation.Messages.Take(new ArrivedMessage(sender, IsSelf, contents, text));
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
        }
    }

    private void OnTyping(object? sender, IsTypingChangedEventArgs typing)
    {
        if (_others.Conversation.Life.IsOver)
            return;
        try
        {
            var isTyping = typing.IsTyping;
            _others.TellJoined(this);
            TellTyping(isTyping);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
        }
    }
}
