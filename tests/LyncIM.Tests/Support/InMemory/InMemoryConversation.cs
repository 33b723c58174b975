using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using SimulatedContacts;

namespace LyncIM.Tests;

/// <summary>A conversation as one client of the tests' own network has it.</summary>
internal sealed class InMemoryConversation : IMessagingConversation
{
    private readonly InMemoryNetwork _network;
    private readonly CancellationTokenSource _disposed;

    public InMemoryConversation(InMemoryNetwork network, InMemoryRoom room, IMessagingObserver observer, CancellationTokenSource disposed)
    {
        _network = network;
        _disposed = disposed;
        Room = room;
        Observer = observer;
    }

    public InMemoryRoom Room { get; }

    public IMessagingObserver Observer { get; }

    public bool HasEnded => Room.State == LyncConversationState.Terminated;

    public bool CanSetTyping => Room.State is LyncConversationState.Active or LyncConversationState.Inactive;

    /// <summary>Tells who is there and what the state is, then that it is listened to.</summary>
    public void Introduce(IEnumerable<Person> people, LyncConversationState state, string? subject)
    {
        foreach (var person in people)
            Observer.ParticipantJoined(this, person);
        if (subject is not null)
            Observer.SubjectChanged(this, subject);
        Observer.ConversationStateChanged(this, state);
        Observer.ConversationAdded(this);
    }

    /// <summary>Passes something on, unless the client was disposed of.</summary>
    public void Hear(Action<IMessagingObserver> tell)
    {
        if (!_disposed.IsCancellationRequested)
            tell(Observer);
    }

    public async Task WhenCanSendAsync(CancellationToken cancellationToken)
    {
        await AcceptAsync(cancellationToken).ConfigureAwait(false);
        RequireOpen();
    }

    public async Task AcceptAsync(CancellationToken cancellationToken)
    {
        await RunAsync(_network.AnswerAsync, cancellationToken).ConfigureAwait(false);
        if (Room.State == LyncConversationState.Incoming)
            Room.MoveTo(LyncConversationState.Active);
    }

    public async Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken)
    {
        await RunAsync(_network.AnswerAsync, cancellationToken).ConfigureAwait(false);
        RequireOpen();
        if (SimulatedPerson.Parse(address.Uri)!.InvitationStatus is not SipStatuses.Ok and var status)
        {
            var (error, message) = SipFailure.Of(status);
            throw new LyncException(error, $"{message}.", status);
        }
        Room.Join(address.Uri);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _network.Post(told.SetResult);
        await told.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken) =>
        RunAsync(token => HasEnded ? throw Ended() : Room.SendAsync(contents, token), cancellationToken);

    public async Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken)
    {
        await RunAsync(_network.AnswerAsync, cancellationToken).ConfigureAwait(false);
        RequireOpen();
        Room.SetTyping(isTyping);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await RunAsync(_network.AnswerAsync, cancellationToken).ConfigureAwait(false);
        Room.End();
    }

    private static LyncException Ended() => new(MessagingError.ConversationEnded, "It has ended.");

    /// <summary>Runs a call that ends when the client is disposed of, or lost.</summary>
    private async Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        try
        {
            await call(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw InMemoryConnector.TheWords.GoneError();
        }
    }

    private void RequireOpen()
    {
        if (HasEnded)
            throw Ended();
    }
}
