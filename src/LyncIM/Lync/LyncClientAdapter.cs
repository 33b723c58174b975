using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Lync;

/// <summary>The client of the SDK: listens to it, and to each of its conversations once.</summary>
internal sealed class LyncClientAdapter : IMessagingClient
{
    /// <summary>How often to ask the client whether it is still there: nothing tells so by itself.</summary>
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly LyncClient _client;
    private readonly Assembly _sdk;
    private readonly IMessagingObserver _observer;
    private readonly Invitations _invitations;
    private readonly Subscriptions _clientEvents = new();
    private readonly object _sync = new();
    private readonly Dictionary<object, LyncConversationAdapter> _conversations = new(ReferenceComparer.Instance);
    private readonly Timer _watch;
    private Subscriptions _managerEvents = new();
    private ConversationManager? _manager;
    private bool _isDisposed;
    private int _isWatching;
    private int _isLost;

    /// <summary>What the observer was told last, and what the watch has seen last: an event may be under way.</summary>
    private LyncClientState _told;
    private LyncClientState _seen;

    private LyncClientAdapter(LyncClient client, Assembly sdk, IMessagingObserver observer, Invitations invitations)
    {
        _invitations = invitations;
        _client = client;
        _sdk = sdk;
        _observer = observer;
        _watch = new Timer(_ => Watch());
    }

    public LyncClientState State => Quietly.Get(() => LyncStates.Of(_client.State), LyncClientState.NotRunning);

    public bool IsSimulated => LyncSdk.IsSimulator(_sdk);

    public string Source => _sdk.Location.Length > 0 ? _sdk.Location : _sdk.FullName;

    public Version? SourceVersion => _sdk.GetName().Version;

    public Person? Self
    {
        get
        {
            var address = SipAddress.Shown(Quietly.Get(() => _client.Uri, null));
            if (address.Length == 0)
                return null;
            var known = LyncPeople.Of(Quietly.Get(() => _client.Self?.Contact, null));
            return new Person(address, known.DisplayName.Length > 0 ? known.DisplayName : address);
        }
    }

    /// <summary>Finds the running client and listens to it.</summary>
    /// <exception cref="LyncException">It is not running, or cannot be used.</exception>
    public static LyncClientAdapter Connect(Assembly sdk, IMessagingObserver observer, Invitations invitations)
    {
        var adapter = new LyncClientAdapter(GetClient(), sdk, observer, invitations);
        try
        {
            adapter.Listen();
            return adapter;
        }
        catch (Exception e)
        {
            adapter.Dispose();
            throw LyncErrors.Translate(e);
        }
    }

    public async Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken)
    {
        var conversation = Add(manager => manager.AddConversation());
        try
        {
            var naming = Task.CompletedTask;
            await conversation.WhenAddedAsync(
                () =>
                {
                    if (subject is not null)
                        naming = conversation.TrySetSubjectAsync(subject);
                    conversation.AddParticipants(participants.Select(GetContact).ToArray());
                },
                cancellationToken).ConfigureAwait(false);
            await conversation.WhenJoinedAsync(participants, cancellationToken).ConfigureAwait(false);
            await naming.ConfigureAwait(false);
            return conversation;
        }
        catch (Exception)
        {
            conversation.Abandon();
            throw;
        }
    }

    public async Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken)
    {
        var conversation = Add(manager => Join(manager, conferenceUri));
        try
        {
            await conversation.WhenAddedAsync(() => { }, cancellationToken).ConfigureAwait(false);
            return conversation;
        }
        catch (Exception)
        {
            conversation.Abandon();
            throw;
        }
    }

    public async Task<bool> SignInAsync(SignInRequest request, Action<string> delayed, CancellationToken cancellationToken)
    {
        using var signIn = new LyncSignIn(_client, request, delayed);
        return await signIn.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var completed = new Signal();
        var signingOut = LyncOperation.RunAsync(callback => _client.BeginSignOut(callback, null), _client.EndSignOut, cancellationToken);
        _ = signingOut.ContinueWith(_ => completed.Set(), TaskScheduler.Default);
        await Patience.UntilAsync(
            () => signingOut.IsCompleted || State == LyncClientState.SignedOut, completed, cancellationToken).ConfigureAwait(false);
        if (State == LyncClientState.SignedOut)
            signingOut.Abandon();
        else
            await signingOut.ConfigureAwait(false);
    }

    public async Task<Presence> GetPresenceAsync(SipAddress address, CancellationToken cancellationToken)
    {
        using var presence = new LyncPresence(GetContact(address));
        return await presence.WhenKnownAsync(_client.ContactManager, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A contact for the address, which nobody holds but the caller.</summary>
    public Contact GetContact(SipAddress address)
    {
        try
        {
            return _client.ContactManager?.GetContactByUri(address.Uri) ?? throw LyncException.ClientGone();
        }
        catch (ArgumentException e)
        {
            throw new LyncException(MessagingError.InvalidSipAddress, $"Lync does not take '{address}' for a SIP address.", inner: e);
        }
        catch (Exception e)
        {
            throw LyncErrors.Translate(e);
        }
    }

    public void Dispose()
    {
        lock (_sync)
            _isDisposed = true;
        _watch.Dispose();
        _clientEvents.Dispose();
        LeaveManager();
    }

    private static LyncClient GetClient()
    {
        LyncClient? client;
        try
        {
            client = LyncClient.GetClient();
        }
        catch (Exception e)
        {
            throw LyncErrors.TranslateGetClient(e);
        }
        return client ?? throw new LyncException(MessagingError.LyncClientNotRunning, "Lync is not running.");
    }

    private void Listen()
    {
        _clientEvents.Add(() => _client.StateChanged += OnStateChanged, () => _client.StateChanged -= OnStateChanged);
        _clientEvents.Add(() => _client.ClientDisconnected += OnDisconnected, () => _client.ClientDisconnected -= OnDisconnected);
        _told = _seen = State;
        ListenToManager();
        _watch.Change(WatchInterval, WatchInterval);
    }

    /// <summary>Listens for conversations first and takes those that are there second: none falls between, and each is taken once.</summary>
    private void ListenToManager()
    {
        var manager = _client.ConversationManager;
        Subscriptions events;
        lock (_sync)
        {
            if (manager is null || _isDisposed || ReferenceEquals(manager, _manager))
                return;
            _manager = manager;
            _managerEvents.Dispose();
            events = _managerEvents = new Subscriptions();
        }
        var before = LyncCollections.Copy(() => manager.Conversations);
        events.Add(() => manager.ConversationAdded += OnConversationAdded, () => manager.ConversationAdded -= OnConversationAdded);
        events.Add(() => manager.ConversationRemoved += OnConversationRemoved, () => manager.ConversationRemoved -= OnConversationRemoved);
        foreach (var conversation in LyncCollections.Copy(() => manager.Conversations))
            Ensure(conversation)?.OnAdded(isNew: !before.Contains(conversation, ReferenceComparer.Instance));
    }

    private void LeaveManager()
    {
        LyncConversationAdapter[] conversations;
        lock (_sync)
        {
            _manager = null;
            _managerEvents.Dispose();
            conversations = _conversations.Values.ToArray();
            _conversations.Clear();
        }
        foreach (var conversation in conversations)
            conversation.Dispose();
    }

    private LyncConversationAdapter Add(Func<ConversationManager, Conversation> add)
    {
        try
        {
            // Where the event of the sign-in is late, this is the first that is heard of its conversations.
            ListenToManager();
            var manager = _client.ConversationManager ?? throw LyncException.ClientGone();
            var own = Ensure(add(manager) ?? throw LyncException.ClientGone()) ?? throw LyncException.ClientGone();
            own.IsOwn = true;
            return own;
        }
        catch (Exception e)
        {
            throw LyncErrors.Translate(e);
        }
    }

    private static Conversation Join(ConversationManager manager, string conferenceUri)
    {
        try
        {
            return manager.JoinConference(conferenceUri);
        }
        catch (ArgumentException e)
        {
            throw new LyncException(
                MessagingError.InvalidSipAddress, $"Lync does not take {DisplayText.Quote(conferenceUri)} for the URI of a conference.", inner: e);
        }
    }

    /// <summary>The one adapter of a conversation, whether its event or AddConversation's return comes first; null after Dispose.</summary>
    private LyncConversationAdapter? Ensure(Conversation conversation)
    {
        lock (_sync)
        {
            if (_isDisposed)
                return null;
            if (!_conversations.TryGetValue(conversation, out var adapter))
                _conversations.Add(conversation, adapter = new LyncConversationAdapter(conversation, this, _observer, _invitations));
            return adapter;
        }
    }

    private void OnConversationAdded(object? sender, ConversationManagerEventArgs added) => Quietly.Do(() =>
    {
        if (added.Conversation is { } conversation)
            Ensure(conversation)?.OnAdded(isNew: true);
    });

    private void OnConversationRemoved(object? sender, ConversationManagerEventArgs removed) => Quietly.Do(() =>
    {
        LyncConversationAdapter? adapter;
        lock (_sync)
        {
            if (removed.Conversation is null || !_conversations.TryGetValue(removed.Conversation, out adapter))
                return;
            _conversations.Remove(removed.Conversation);
        }
        adapter.OnEnded();
    });

    private void OnStateChanged(object? sender, ClientStateChangedEventArgs change) =>
        Quietly.Do(() => Tell(LyncStates.Of(change.NewState)));

    private void Tell(LyncClientState state)
    {
        lock (_sync)
        {
            if (state == _told)
                return;
            _told = state;
        }
        if (state == LyncClientState.SignedIn)
            ListenToManager();
        _observer.ClientStateChanged(state);
        if (state == LyncClientState.SignedOut)
            EndConversations();
    }

    /// <summary>Signing out ends all conversations, whether or not Lync says so of each.</summary>
    private void EndConversations()
    {
        LyncConversationAdapter[] conversations;
        lock (_sync)
        {
            conversations = _conversations.Values.ToArray();
            _conversations.Clear();
        }
        foreach (var conversation in conversations)
            conversation.OnEnded();
    }

    private void OnDisconnected(object? sender, EventArgs e) => OnLost();

    /// <summary>Makes up for events that did not come.</summary>
    private void Watch()
    {
        if (Interlocked.Exchange(ref _isWatching, 1) == 1)
            return;
        var state = State;
        if (state == LyncClientState.NotRunning)
            OnLost();
        else if (state == _seen)
            Quietly.Do(() => Tell(state));
        _seen = state;
        Volatile.Write(ref _isWatching, 0);
    }

    private void OnLost()
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
            Quietly.Do(_observer.ClientLost);
    }
}
