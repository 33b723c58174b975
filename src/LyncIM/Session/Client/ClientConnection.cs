using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// The session's way to the client: attaches once, however many ask at the same moment, and anew after the client was lost; and
/// lets go.
/// </summary>
internal sealed class ClientConnection
{
    private readonly IClientFinder _finder;
    private readonly ConversationTable _conversations;
    private readonly Inbox _inbox;
    private readonly SessionEvents _events;
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private volatile AttachedClient? _attached;
    private volatile SessionObserver? _observer;
    private IMessagingConnector? _connector;
    private ClientKind _connectorKind;
    private int _closings;

    /// <summary>What was asked for last; null where nobody has said it, or where it was let go since.</summary>
    private ClientChoice? _wanted;
    private ClientWords? _announced;

    public ClientConnection(IClientFinder finder, ConversationTable conversations, Inbox inbox, SessionEvents events)
    {
        _finder = finder;
        _conversations = conversations;
        _inbox = inbox;
        _events = events;
    }

    public InvitationAccepter Accepter { get; } = new();

    /// <summary>Null where no client is attached.</summary>
    public AttachedClient? Attached => _attached;

    /// <summary>What the client does, as far as is known without asking it; NotRunning where none is attached.</summary>
    public LyncClientState State => _attached?.State ?? LyncClientState.NotRunning;

    /// <summary>The client that was asked for last, else the environment's.</summary>
    public ClientChoice Wanted => _wanted ?? _finder.Default;

    /// <summary>Stands for the present attachment; the conversations of it belong to it.</summary>
    public object Owner => _observer ?? new object();

    public IReadOnlyList<OpenConversation> OpenConversations => _conversations.OpenOf(Owner);

    /// <summary>Finds the client where it has not been found yet or has been lost. It need not be signed in.</summary>
    /// <param name="choice">Which client; null for the present one, else the one that was asked for last, else the environment's.</param>
    /// <param name="notices">Is told what is done.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    public async Task<AttachedClient> AttachAsync(ClientChoice? choice, INotices notices, CancellationToken cancellationToken)
    {
        await _attaching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_attached is { Client.State: LyncClientState.NotRunning } gone)
                await DetachAsync(gone, gone.Words.GoneError()).ConfigureAwait(false);
            if (choice is null && _attached is { } present)
                return present;
            var wanted = choice ?? Wanted;
            var connector = _connector is { } known && _connectorKind == wanted.Kind ? known : _finder.CreateConnector(wanted.Kind);
            // Before the present client is let go for one that cannot be had.
            connector.EnsureCompatible(wanted);
            if (_attached is { } other && other.Client.Is(wanted))
                return other;
            await LetGoForAsync(notices).ConfigureAwait(false);
            (_connector, _connectorKind) = (connector, wanted.Kind);
            var attached = await AttachAnewAsync(connector, wanted, notices, cancellationToken).ConfigureAwait(false);
            if (choice is not null)
                _wanted = choice;
            return attached;
        }
        finally
        {
            _attaching.Release();
        }
    }

    /// <summary>Finds the client, and waits where it is signing in.</summary>
    public async Task<AttachedClient> AttachSignedInAsync(ClientChoice? choice, INotices notices, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var attached = await AttachAsync(choice, notices, cancellationToken).ConfigureAwait(false);
            var change = attached.StateChange;
            switch (attached.Client.State)
            {
                case LyncClientState.SignedIn:
                    attached.MoveTo(LyncClientState.SignedIn);
                    return attached;
                case LyncClientState.SigningIn or LyncClientState.Initializing:
                    notices.Verbose("The client is signing in.");
                    await change.CompletesWithinAsync(WaitTimes.BestEffort, cancellationToken).ConfigureAwait(false);
                    break;
                case LyncClientState.NotRunning when attempt == 1:
                    break;
                case LyncClientState.SignedOut when attempt == 1 && attached.Client.Kind == ClientKind.Server:
                    // Nobody else signs the user in on a server again, as somebody at the desk does.
                    await DetachAsync(attached, attached.Words.NotSignedInError()).ConfigureAwait(false);
                    break;
                case LyncClientState.NotRunning or LyncClientState.ShuttingDown:
                    throw attached.Words.GoneError();
                default:
                    throw attached.Words.NotSignedInError();
            }
        }
    }

    /// <summary>Lets the client go: hides typing, unregisters everything, and ends the conversations as far as this session is concerned.</summary>
    public async Task DetachAsync()
    {
        Accepter.TurnOff();
        _wanted = null;
        if (_attached is { } attached)
            await DetachAsync(attached, reason: null).ConfigureAwait(false);
    }

    /// <summary>Lets the client go, and forgets what it has told.</summary>
    public async Task CloseAsync()
    {
        Interlocked.Increment(ref _closings);
        await DetachAsync().ConfigureAwait(false);
        _connector = null;
        _announced = null;
    }

    /// <summary>Lets the present client go for another, where there is one.</summary>
    private Task LetGoForAsync(INotices notices)
    {
        if (_attached is not { } present)
            return Task.CompletedTask;
        notices.Verbose($"{present.Client.Source} is let go for another client.");
        return DetachAsync();
    }

    private async Task<AttachedClient> AttachAnewAsync(
        IMessagingConnector connector, ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        var closings = Volatile.Read(ref _closings);
        var observer = new SessionObserver(_conversations, _inbox, _events, Accepter, OnStateChanged, OnLost);
        IMessagingClient client;
        try
        {
            client = await connector.ConnectAsync(choice, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e)
        {
            connector.Words.Recommended(e);
            throw;
        }
        var attached = new AttachedClient(client, connector.Words);
        _observer = observer;
        _attached = attached;
        // What it has told before it was known here.
        attached.MoveTo(client.State);
        if (closings != Volatile.Read(ref _closings))
        {
            // The session was closed while the client was being found: nobody wants it any more.
            await DetachAsync(attached, reason: null).ConfigureAwait(false);
            throw attached.Words.GoneError();
        }
        notices.Verbose($"Attached to {client.Source}.");
        Announce(connector.Words, notices);
        return attached;
    }

    private void Announce(ClientWords words, INotices notices)
    {
        if (words.Notice is { } notice && !ReferenceEquals(Interlocked.Exchange(ref _announced, words), words))
            notices.Warning(notice);
    }

    private void OnStateChanged(SessionObserver observer, LyncClientState state)
    {
        if (_observer == observer)
            _attached?.MoveTo(state);
    }

    private void OnLost(SessionObserver observer)
    {
        if (_observer == observer && _attached is { } attached)
            Task.Run(() => DetachAsync(attached, attached.Words.GoneError()));
    }

    private async Task DetachAsync(AttachedClient attached, LyncException? reason)
    {
        var observer = _observer;
        if (Interlocked.CompareExchange(ref _attached, null, attached) != attached)
            return;
        var why = reason ?? new LyncException(
            MessagingError.ConversationEnded, "LyncIM has let the client go: Disconnect-LyncClient was run, or the module was removed.");
        attached.Lose(why);
        var open = _conversations.OpenOf(observer!);
        if (reason is null)
        {
            var hiding = Task.WhenAll(open.Select(conversation => Task.Run(conversation.Typing.HideAsync)));
            await hiding.CompletesWithinAsync(WaitTimes.BestEffort + WaitTimes.BestEffort).ConfigureAwait(false);
        }
        foreach (var conversation in open)
        {
            conversation.End(why);
            _conversations.Remove(conversation);
        }
        await Task.Run(attached.Client.Dispose).CompletesWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false);
        _inbox.Wake();
    }
}
