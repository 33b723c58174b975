using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using SimulatedContacts;

namespace LyncIM.Tests;

/// <summary>A conversation of the tests' own network, whichever clients listen to it.</summary>
internal sealed class InMemoryRoom
{
    private readonly InMemoryNetwork _network;
    private readonly object _sync = new();
    private readonly List<string> _present;
    private readonly List<InMemoryConversation> _listeners = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private LyncConversationState _state;

    public InMemoryRoom(InMemoryNetwork network, IReadOnlyList<string> uris, bool isInvitation)
    {
        _network = network;
        _present = [.. uris];
        _state = isInvitation ? LyncConversationState.Incoming : LyncConversationState.Inactive;
        IsCallBack = isInvitation;
    }

    public bool IsCallBack { get; }

    public string? Subject { get; set; }

    /// <summary>Whether the others see the local user typing.</summary>
    public bool IsTypingSeen { get; private set; }

    /// <summary>Each time typing was shown (true) and hidden (false), in order.</summary>
    public List<bool> TypingCalls { get; } = [];

    public LyncConversationState State => Locked(() => _state);

    public IReadOnlyList<string> Present => Locked(() => _present.ToArray());

    /// <summary>The invitation's text and what was said before anybody listened.</summary>
    public List<ArrivedMessage> Unheard { get; } = [];

    public bool Has(string uri) => Present.Contains(uri);

    public void Say(string from, string text) => Say(from, LyncMessageFormat.PlainText, text);

    public void Say(string from, LyncMessageFormat format, string body) => Tell(
        new ArrivedMessage(PersonOf(from), IsFromSelf: false, new MessageContents(format, body), format == LyncMessageFormat.PlainText ? body : null));

    public void Type(string from, bool isTyping) => Tell((observer, one) => observer.TypingChanged(one, PersonOf(from), isTyping));

    public void Join(string uri)
    {
        lock (_sync)
        {
            if (_present.Contains(uri))
                return;
            _present.Add(uri);
        }
        Tell((observer, one) => observer.ParticipantJoined(one, PersonOf(uri)));
    }

    public void Leave(string uri)
    {
        bool isLast;
        lock (_sync)
        {
            _present.Remove(uri);
            isLast = _present.Count == 0;
        }
        Tell((observer, one) => observer.ParticipantLeft(one, PersonOf(uri)));
        if (isLast)
            End();
    }

    public void End()
    {
        if (MoveTo(LyncConversationState.Terminated))
            _network.Remove(this);
    }

    /// <summary>Changes the state and tells so; false where it has that state, or has ended.</summary>
    public bool MoveTo(LyncConversationState state)
    {
        lock (_sync)
        {
            if (_state == state || _state == LyncConversationState.Terminated)
                return false;
            _state = state;
            if (state == LyncConversationState.Terminated)
                IsTypingSeen = false;
        }
        Tell((observer, one) => observer.ConversationStateChanged(one, state));
        return true;
    }

    public void SetTyping(bool isTyping)
    {
        lock (_sync)
        {
            IsTypingSeen = isTyping;
            TypingCalls.Add(isTyping);
        }
    }

    public void AddListener(InMemoryConversation listener)
    {
        listener.Introduce(Present.Select(PersonOf), State, Subject);
        lock (_sync)
        {
            _listeners.Add(listener);
            Unheard.ForEach(message => listener.Observer.MessageArrived(listener, message));
            Unheard.Clear();
        }
    }

    public void RemoveListener(InMemoryConversation listener) => Locked(() => _listeners.Remove(listener));

    /// <summary>Hands one message after the other to the network, in the order of the calls.</summary>
    public async Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken)
    {
        var turn = _sending.WaitAsync(cancellationToken);
        await turn.ConfigureAwait(false);
        try
        {
            await SendInTurnAsync(contents, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    internal static Person PersonOf(string uri) => new(uri, SimulatedPerson.Parse(uri)?.DisplayName ?? "");

    private async Task SendInTurnAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken)
    {
        await _network.AnswerAsync(cancellationToken).ConfigureAwait(false);
        var people = Present.Select(uri => SimulatedPerson.Parse(uri)!).ToArray();
        var fate = _network.FateOf(people, contents);
        await Task.Delay(fate.Milliseconds ?? Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        if (State == LyncConversationState.Terminated)
            throw new LyncException(MessagingError.ConversationEnded, "It has ended.");
        if (fate.Status != SipStatuses.Ok)
        {
            var (error, message) = SipFailure.Of(fate.Status);
            throw new LyncException(error, $"{message}.", fate.Status);
        }
        lock (_sync)
            IsTypingSeen = false;
        _network.Deliver(people.Select(person => person.Uri), contents);
        MoveTo(LyncConversationState.Active);
        var text = contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) ? plain : null;
        Tell(new ArrivedMessage(new Person(InMemoryNetwork.SelfUri, "Me Myself"), IsFromSelf: true, contents, text));
        foreach (var person in people)
            React(person, text ?? contents.Values.First());
    }

    private void React(SimulatedPerson person, string text)
    {
        foreach (var reaction in person.ReactionsTo(text, IsCallBack))
            React(person, reaction);
    }

    private void React(SimulatedPerson person, Reaction reaction)
    {
        switch (reaction.Kind)
        {
            case ReactionKind.StartTyping or ReactionKind.StopTyping:
                Type(person.Uri, reaction.Kind == ReactionKind.StartTyping);
                break;
            case ReactionKind.Answer:
                Say(person.Uri, FormatOf(reaction.ContentType), reaction.Text);
                break;
            case ReactionKind.Leave:
                Leave(person.Uri);
                break;
            default:
                _network.Invite(person.Uri, reaction.Text);
                break;
        }
    }

    private static LyncMessageFormat FormatOf(string contentType) => contentType switch
    {
        ContentTypes.Html => LyncMessageFormat.Html,
        ContentTypes.Rtf => LyncMessageFormat.RichText,
        _ => LyncMessageFormat.PlainText,
    };

    private void Tell(ArrivedMessage message)
    {
        lock (_sync)
        {
            if (_listeners.Count == 0)
                Unheard.Add(message);
            else
                Tell((observer, one) => observer.MessageArrived(one, message));
        }
    }

    /// <summary>Tells those who listen now; what is told is told in this order.</summary>
    private void Tell(Action<IMessagingObserver, InMemoryConversation> tell)
    {
        InMemoryConversation[] listeners;
        lock (_sync)
            listeners = [.. _listeners];
        _network.Post(() => Array.ForEach(listeners, listener => listener.Hear(observer => tell(observer, listener))));
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_sync)
            return read();
    }
}
