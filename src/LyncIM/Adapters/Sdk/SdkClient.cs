using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>The client of the SDK, as the port sees it: each of its parts does one of the port's jobs.</summary>
internal sealed class SdkClient : IMessagingClient
{
    private readonly LyncClient _client;
    private readonly Assembly _sdk;
    private readonly DesktopReason _reason;
    private readonly SdkContext _context;
    private readonly SdkClientEvents _events;
    private readonly SdkConversations _conversations;
    private readonly ConversationOpening _opening;
    private readonly SdkWatch _watch;
    private SdkPeople? _people;

    private SdkClient(LyncClient client, Assembly sdk, IMessagingObserver observer, InvitationTexts invitations, DesktopReason reason)
    {
        _client = client;
        _sdk = sdk;
        _reason = reason;
        _context = new SdkContext(new SdkLife(client, observer), new SdkSelf(client), new SdkContacts(client), invitations);
        _events = new SdkClientEvents(client, Life);
        _conversations = new SdkConversations(client, _context);
        _opening = new ConversationOpening(_conversations, _context);
        _watch = new SdkWatch(_events, _conversations);
        _events.StateChanged += OnStateChanged;
    }

    public ClientKind Kind => SdkAssembly.IsSimulator(_sdk) ? ClientKind.Simulator : ClientKind.Desktop;

    public LyncClientState State => Life.State;

    public string? Reason
    {
        get
        {
            // Asked anew, so that what was seen last is true.
            _ = Life.State;
            return _reason.Explain(Life.Last);
        }
    }

    public string Source => _sdk.Location.Length > 0 ? _sdk.Location : _sdk.FullName;

    public string? Version => _sdk.GetName().Version?.ToString();

    public IMessagingPeople People => _people ??= new SdkPeople(_client, _context);

    public Person? Self
    {
        get
        {
            Person? self = null;
            return State == LyncClientState.SignedIn && Life.Ask(() => (self = _context.Self.Find()) is not null) ? self : null;
        }
    }

    private SdkLife Life => _context.Life;

    /// <summary>Listens to a client. Blocks as long as Lync lets it.</summary>
    /// <exception cref="LyncException">It has gone meanwhile.</exception>
    public static SdkClient Listen(
        LyncClient client, Assembly sdk, IMessagingObserver observer, InvitationTexts invitations, DesktopReason reason)
    {
        var listening = new SdkClient(client, sdk, observer, invitations, reason);
        try
        {
            listening.Listen();
        }
        catch (Exception e)
        {
            listening.Dispose();
            throw SdkErrors.Translate(e);
        }
        if (!listening.Life.HasGone)
            return listening;
        listening.Dispose();
        throw reason.NotRunning(inner: null);
    }

    public bool Is(ClientChoice choice) => choice.Kind != ClientKind.Server;

    public Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken) =>
        _opening.StartAsync(participants, subject, cancellationToken);

    public Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken) =>
        _opening.JoinAsync(conferenceUri, cancellationToken);

    public async Task<bool> SignInAsync(SignInRequest request, Action<string> delayed, CancellationToken cancellationToken)
    {
        using var signIn = new SdkSignIn(_client, Life, request, delayed);
        return await signIn.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => new SdkSignOut(_client, Life).RunAsync(cancellationToken);

    public void Dispose()
    {
        _watch.Dispose();
        Life.Dispose();
        _events.Dispose();
        _conversations.Dispose();
    }

    private void Listen()
    {
        var state = Life.State;
        _events.Listen(state);
        if (state == LyncClientState.SignedIn)
            _context.Self.Find();
        _conversations.Listen();
        _watch.Start();
    }

    private void OnStateChanged(LyncClientState state)
    {
        _context.Self.Forget();
        if (state == LyncClientState.SignedIn)
            _conversations.Listen();
        else if (state == LyncClientState.SignedOut)
            _conversations.EndAll();
    }
}
