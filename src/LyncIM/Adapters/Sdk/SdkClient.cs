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
using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>The client of the SDK: listens to it, and to each of its conversations once.</summary>
internal sealed class SdkClient : IMessagingClient, IMessagingPeople
{
    /// <summary>How often to ask the client whether it is still there: nothing tells so by itself.</summary>
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly LyncClient _client;
    private readonly Assembly _sdk;
    private readonly IMessagingObserver _observer;
    private readonly Invitations _invitations;
    private readonly Subscriptions _clientEvents = new();
    private readonly object _sync = new();
    private readonly Dictionary<object, SdkConversation> _conversations = new(ReferenceComparer.Instance);
    private readonly Timer _watch;
    private Subscriptions _managerEvents = new();
    private ConversationManager? _manager;
    private bool _isDisposed;
    private int _isWatching;
    private int _isLost;

    /// <summary>What the observer was told last, and what the watch has seen last: an event may be under way.</summary>
    private LyncClientState _told;
    private LyncClientState _seen;

    private SdkClient(LyncClient client, Assembly sdk, IMessagingObserver observer, Invitations invitations)
    {
        _invitations = invitations;
        _client = client;
        _sdk = sdk;
        _observer = observer;
        _watch = new Timer(_ => Watch());
    }

    public LyncClientState State => SdkReader.Read(() => SdkEnums.Of(_client.State), LyncClientState.NotRunning);

    public ClientKind Kind => SdkAssembly.IsSimulator(_sdk) ? ClientKind.Simulator : ClientKind.Desktop;

    public string? Reason => null;

    public string Source => _sdk.Location.Length > 0 ? _sdk.Location : _sdk.FullName;

    public string? Version => _sdk.GetName().Version?.ToString();

    public IMessagingPeople People => this;

    public bool Is(ClientChoice choice) => choice.Kind != ClientKind.Server;

    public Person? Self
    {
        get
        {
            var uri = SdkReader.Read(() => _client.Uri, null);
            return string.IsNullOrEmpty(uri) ? null : new Person(uri!, SdkReader.Person(SdkReader.Read(() => _client.Self?.Contact, null)).Name);
        }
    }

    /// <summary>Finds the running client and listens to it.</summary>
    /// <exception cref="LyncException">It is not running, or cannot be used.</exception>
    public static SdkClient Connect(Assembly sdk, IMessagingObserver observer, Invitations invitations)
    {
        var adapter = new SdkClient(GetClient(), sdk, observer, invitations);
        try
        {
            adapter.Listen();
            return adapter;
        }
        catch (Exception e)
        {
            adapter.Dispose();
            throw SdkErrors.Translate(e);
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
        using var signIn = new SdkSignIn(_client, request, delayed);
        return await signIn.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var completed = new Signal();
        var signingOut = SdkOperation.RunAsync(callback => _client.BeginSignOut(callback, null), _client.EndSignOut, cancellationToken);
        _ = signingOut.ContinueWith(_ => completed.Set(), TaskScheduler.Default);
        await completed.UntilAsync(
            () => signingOut.IsCompleted || State == LyncClientState.SignedOut, cancellationToken).ConfigureAwait(false);
        if (State == LyncClientState.SignedOut)
            signingOut.IgnoreFault();
        else
            await signingOut.ConfigureAwait(false);
    }

    public async Task<ContactCard> GetContactAsync(SipAddress address, CancellationToken cancellationToken)
    {
        using var presence = new SdkPresence(GetContact(address));
        return await presence.WhenKnownAsync(_client.ContactManager, cancellationToken).ConfigureAwait(false);
    }

    public Task<ContactCard> GetSelfAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ContactSearch> FindAsync(string text, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ContactCard>> GetMembersAsync(string group, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A contact for the address, which nobody holds but the caller.</summary>
    public Contact GetContact(SipAddress address)
    {
        try
        {
            return _client.ContactManager?.GetContactByUri(address.Uri) ?? throw SdkWords.Gone();
        }
        catch (ArgumentException e)
        {
            throw new LyncException(MessagingError.InvalidSipAddress, $"Lync does not take '{address}' for a SIP address.", inner: e);
        }
        catch (Exception e)
        {
            throw SdkErrors.Translate(e);
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
            throw SdkErrors.TranslateGetClient(e);
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
        var before = SdkReader.Copy(() => manager.Conversations);
        events.Add(() => manager.ConversationAdded += OnConversationAdded, () => manager.ConversationAdded -= OnConversationAdded);
        events.Add(() => manager.ConversationRemoved += OnConversationRemoved, () => manager.ConversationRemoved -= OnConversationRemoved);
        foreach (var conversation in SdkReader.Copy(() => manager.Conversations))
            Ensure(conversation)?.OnAdded(isNew: !before.Contains(conversation, ReferenceComparer.Instance));
    }

    private void LeaveManager()
    {
        SdkConversation[] conversations;
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

    private SdkConversation Add(Func<ConversationManager, Conversation> add)
    {
        try
        {
            // Where the event of the sign-in is late, this is the first that is heard of its conversations.
            ListenToManager();
            var manager = _client.ConversationManager ?? throw SdkWords.Gone();
            var own = Ensure(add(manager) ?? throw SdkWords.Gone()) ?? throw SdkWords.Gone();
            own.IsOwn = true;
            return own;
        }
        catch (Exception e)
        {
            throw SdkErrors.Translate(e);
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
    private SdkConversation? Ensure(Conversation conversation)
    {
        lock (_sync)
        {
            if (_isDisposed)
                return null;
            if (!_conversations.TryGetValue(conversation, out var adapter))
                _conversations.Add(conversation, adapter = new SdkConversation(conversation, this, _observer, _invitations));
            return adapter;
        }
    }

    private void OnConversationAdded(object? sender, ConversationManagerEventArgs added) => SdkReader.Try(() =>
    {
        if (added.Conversation is { } conversation)
            Ensure(conversation)?.OnAdded(isNew: true);
    });

    private void OnConversationRemoved(object? sender, ConversationManagerEventArgs removed) => SdkReader.Try(() =>
    {
        SdkConversation? adapter;
        lock (_sync)
        {
            if (removed.Conversation is null || !_conversations.TryGetValue(removed.Conversation, out adapter))
                return;
            _conversations.Remove(removed.Conversation);
        }
        adapter.OnEnded();
    });

    private void OnStateChanged(object? sender, ClientStateChangedEventArgs change) =>
        SdkReader.Try(() => Tell(SdkEnums.Of(change.NewState)));

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
        SdkConversation[] conversations;
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
            SdkReader.Try(() => Tell(state));
        _seen = state;
        Volatile.Write(ref _isWatching, 0);
    }

    private void OnLost()
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
            SdkReader.Try(_observer.ClientLost);
    }
}
