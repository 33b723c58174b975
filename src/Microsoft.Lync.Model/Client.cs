using System;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>What the signed-in client and the clients of delegators have in common.</summary>
public abstract class Client : UCWFull
{
    private readonly EventSlot<ClientStateChangedEventArgs> _stateChanged = new(nameof(StateChanged));

    internal Client()
    {
    }

    public ContactManager? ContactManager => Read(Contacts, null);

    public ConversationManager? ConversationManager => Read(Conversations, null);

    public Self? Self => Read(LocalUser, null);

    public ClientState State => Read(CurrentState, ClientState.Invalid);

    /// <summary>The signed-in user's SIP URI.</summary>
    public string? Uri => Read(CurrentState == ClientState.SignedIn ? LocalUser?.Person.Uri : null, null);

    internal ContactManager? Contacts { get; private protected set; }

    internal ConversationManager? Conversations { get; private protected set; }

    internal Self? LocalUser { get; private protected set; }

    internal ClientState CurrentState { get; private protected set; }

    internal Strand Strand { get; } = new();

    /// <summary>Moves to <paramref name="state"/>, telling so on the client's strand.</summary>
    internal void MoveTo(ClientState state, int statusCode = 0) => Strand.Post(() =>
    {
        var before = CurrentState;
        if (before == state)
            return;
        CurrentState = state;
        _stateChanged.Raise(this, new ClientStateChangedEventArgs(state, before, statusCode));
    });

    public event EventHandler<ClientStateChangedEventArgs> StateChanged
    {
        add => _stateChanged.Add(value);
        remove => _stateChanged.Remove(value);
    }
}
