using System;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model;

/// <summary>What the signed-in client and the clients of delegators have in common.</summary>
public abstract class Client : UCWFull
{
    private readonly EventSlot<ClientStateChangedEventArgs> _stateChanged = new(nameof(StateChanged));

    internal Client(ClientObject remote)
    {
        Com = remote;
    }

    public ContactManager? ContactManager => GetWrapped<ContactManager>(() => Remote.Contacts);

    public ConversationManager? ConversationManager => GetWrapped<ConversationManager>(() => Remote.Conversations);

    public Self? Self => GetWrapped<Self>(() => Remote.Self);

    public ClientState State => Get(() => Remote.State, ClientState.Invalid);

    /// <summary>The signed-in user's SIP URI.</summary>
    public string? Uri => Get(() => Remote.Uri, null);

    internal ClientObject Remote => (ClientObject)Com;

    public event EventHandler<ClientStateChangedEventArgs> StateChanged
    {
        add => _stateChanged.Add(value);
        remove => _stateChanged.Remove(value);
    }

    internal void OnStateChanged(ClientState newState, ClientState oldState, int statusCode) =>
        _stateChanged.Raise(this, () => new ClientStateChangedEventArgs(new EventData(Com), newState, oldState, statusCode));
}
