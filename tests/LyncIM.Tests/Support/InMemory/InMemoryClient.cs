using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests;

/// <summary>A client of the tests' own network.</summary>
internal sealed class InMemoryClient : IMessagingClient
{
    private readonly InMemoryNetwork _network;
    private readonly ClientChoice _choice;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ConditionalWeakTable<InMemoryRoom, InMemoryConversation> _conversations = new();
    private volatile bool _isLost;

    public InMemoryClient(InMemoryNetwork network, ClientChoice choice, IMessagingObserver observer)
    {
        _network = network;
        _choice = choice;
        Observer = observer;
        People = new InMemoryPeople(network, _disposed.Token);
        network.Add(this);
    }

    public IMessagingObserver Observer { get; }

    public ClientKind Kind => _choice.Kind;

    public LyncClientState State => _isLost ? LyncClientState.NotRunning : _network.State;

    public string? Reason => null;

    public string Source => "the tests' own network";

    public string? Version => "1.0";

    public Person? Self => State == LyncClientState.SignedIn ? new Person(InMemoryNetwork.SelfUri, "Me Myself") : null;

    public IMessagingPeople People { get; }

    public bool Is(ClientChoice choice) => choice.Kind == _choice.Kind && choice.Location == _choice.Location;

    public async Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken).ConfigureAwait(false);
        var room = _network.Open([.. participants.Select(person => person.Uri)], isInvitation: false);
        if (subject is not null)
            room.Subject = subject;
        var conversation = Listen(room);
        if (subject is not null)
            Observer.SubjectChanged(conversation, subject);
        return conversation;
    }

    public async Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken).ConfigureAwait(false);
        var conversation = Listen(_network.Open([], isInvitation: false));
        Observer.ConferenceUriChanged(conversation, conferenceUri);
        return conversation;
    }

    public Task<bool> SignInAsync(SignInRequest request, Action<string> delayed, CancellationToken cancellationToken)
    {
        if (State == LyncClientState.SignedIn)
            return Task.FromResult(false);
        _network.MoveTo(LyncClientState.SignedIn);
        return Task.FromResult(true);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken).ConfigureAwait(false);
        _network.MoveTo(LyncClientState.SignedOut);
    }

    /// <summary>The conversation of a room, listened to from the first time on.</summary>
    public InMemoryConversation Listen(InMemoryRoom room)
    {
        lock (_conversations)
        {
            if (_conversations.TryGetValue(room, out var known))
                return known;
            var conversation = new InMemoryConversation(_network, room, Observer, _disposed);
            _conversations.Add(room, conversation);
            room.AddListener(conversation);
            return conversation;
        }
    }

    /// <summary>Tells that the client has gone, and frees whoever waits for it.</summary>
    public void Lose()
    {
        _isLost = true;
        Observer.ClientLost();
        Dispose();
    }

    public void Dispose()
    {
        _network.Remove(this);
        _disposed.Cancel();
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        try
        {
            await _network.AnswerAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw InMemoryConnector.TheWords.GoneError();
        }
    }
}
