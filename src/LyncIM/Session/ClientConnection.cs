using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>
/// The session's way to the client: attaches once, however many ask at the same moment, and anew after the client was lost;
/// signs in and out; and lets go.
/// </summary>
internal sealed class ClientConnection
{
    private readonly IMessagingConnector _connector;
    private readonly ConversationTable _conversations;
    private readonly Inbox _inbox;
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private volatile Attachment? _attachment;
    private volatile bool _acceptsIncoming;
    private int _hasAnnouncedSimulator;
    private int _closings;

    public ClientConnection(IMessagingConnector connector, ConversationTable conversations, Inbox inbox)
    {
        _connector = connector;
        _conversations = conversations;
        _inbox = inbox;
    }

    /// <summary>Raised, on any thread, for what scripts can be told of; handlers must not wait.</summary>
    public event Action<SessionEvent>? Happened;

    /// <summary>Null where no client is attached.</summary>
    public Attachment? Attachment => _attachment;

    /// <summary>Finds the client where it has not been found yet or has been lost. It need not be signed in.</summary>
    public async Task<Attachment> AttachAsync(ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        await _attaching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _connector.Demand(choice);
            if (_attachment is { Client.State: LyncClientState.NotRunning } gone)
                await DetachAsync(gone, LyncException.ClientGone()).ConfigureAwait(false);
            return _attachment ?? await AttachAnewAsync(choice, notices, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _attaching.Release();
        }
    }

    /// <summary>Finds the client, and waits where it is signing in.</summary>
    public async Task<Attachment> AttachSignedInAsync(ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var attachment = await AttachAsync(choice, notices, cancellationToken).ConfigureAwait(false);
            var change = attachment.Observer.ClientChanged.Next;
            switch (attachment.Client.State)
            {
                case LyncClientState.SignedIn:
                    attachment.MoveTo(LyncClientState.SignedIn);
                    return attachment;
                case LyncClientState.SigningIn or LyncClientState.Initializing:
                    notices.Verbose("Lync is signing in.");
                    await Patience.WaitAsync(change, Patience.Short, cancellationToken).ConfigureAwait(false);
                    break;
                case LyncClientState.NotRunning when attempt == 1:
                    break;
                case LyncClientState.NotRunning or LyncClientState.ShuttingDown:
                    throw LyncException.ClientGone();
                default:
                    throw LyncException.NotSignedIn();
            }
        }
    }

    /// <summary>Finds the client, and signs the user in where nobody is signed in.</summary>
    /// <exception cref="LyncException">SignInFailed, also where somebody else is signed in.</exception>
    public async Task<Attachment> SignInAsync(
        ClientChoice choice, SignInRequest request, INotices notices, CancellationToken cancellationToken)
    {
        var attachment = await AttachAsync(choice, notices, cancellationToken).ConfigureAwait(false);
        var activity = $"Signing {request.Address} in";
        try
        {
            notices.Progress(activity, "Waiting for Lync.");
            if (await attachment.Client.SignInAsync(request, text => notices.Progress(activity, text), cancellationToken).ConfigureAwait(false))
                attachment.HasSignedIn = true;
        }
        finally
        {
            notices.ProgressEnded(activity);
        }
        var signedIn = attachment.Client.Self?.Address;
        return signedIn == request.Address.Address
            ? attachment
            : throw new LyncException(
                MessagingError.SignInFailed, $"Lync is signed in as {signedIn ?? "nobody"}, not as {request.Address}.");
    }

    /// <summary>Accepts invitations from now on, those that wait first; or no longer.</summary>
    public void AcceptIncoming(bool accept)
    {
        _acceptsIncoming = accept;
        if (!accept || _attachment is not { } attachment)
            return;
        foreach (var open in _conversations.OpenOf(attachment.Observer))
            OnMaybeInvited(open);
    }

    /// <summary>Lets the client go, and forgets what has been told.</summary>
    public async Task CloseAsync()
    {
        Interlocked.Increment(ref _closings);
        await DetachAsync().ConfigureAwait(false);
        _connector.Forget();
    }

    /// <summary>Lets the client go: hides typing, unregisters everything, and ends the conversations as far as this session is concerned.</summary>
    public Task DetachAsync()
    {
        _acceptsIncoming = false;
        return DetachAsync(_attachment, reason: null);
    }

    /// <summary>A conversation that may wait to be accepted; some look connected all the same.</summary>
    public void OnMaybeInvited(OpenConversation open)
    {
        if (_acceptsIncoming)
            Task.Run(open.AcceptQuietlyAsync);
    }

    public void OnStateChanged(SessionObserver observer, LyncClientState state)
    {
        if (_attachment is { } attachment && attachment.Observer == observer)
            attachment.MoveTo(state);
    }

    public void OnLost(SessionObserver observer)
    {
        if (_attachment is { } attachment && attachment.Observer == observer)
            Task.Run(() => DetachAsync(attachment, LyncException.ClientGone()));
    }

    public void Tell(SessionEvent happened) => Happened?.Invoke(happened);

    private async Task<Attachment> AttachAnewAsync(ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        var closings = Volatile.Read(ref _closings);
        var observer = new SessionObserver(_conversations, _inbox, this);
        var client = await _connector.ConnectAsync(choice, observer, cancellationToken).ConfigureAwait(false);
        var attachment = new Attachment(client, observer);
        _attachment = attachment;
        // What it has told before it was known here.
        attachment.MoveTo(client.State);
        if (closings != Volatile.Read(ref _closings))
        {
            // The session was closed while the client was being found: nobody wants it any more.
            await DetachAsync(attachment, reason: null).ConfigureAwait(false);
            throw LyncException.ClientGone();
        }
        notices.Verbose($"Attached to {client.Source}.");
        if (client.IsSimulated && Interlocked.Exchange(ref _hasAnnouncedSimulator, 1) == 0)
            notices.Warning("This is the simulated Lync client: nothing leaves this machine.");
        return attachment;
    }

    private async Task DetachAsync(Attachment? attachment, LyncException? reason)
    {
        if (attachment is null || Interlocked.CompareExchange(ref _attachment, null, attachment) != attachment)
            return;
        attachment.Lose(reason ?? LyncException.Disconnected());
        var open = _conversations.OpenOf(attachment.Observer);
        // A client that seems to have gone may be there all the same; but then nobody waits for it.
        var hiding = Task.WhenAll(open.Select(conversation => Task.Run(conversation.HideTypingNowAsync)));
        if (reason is null)
            await Patience.WaitAsync(hiding, Patience.Short + Patience.Short).ConfigureAwait(false);
        await Patience.WaitAsync(Task.Run(attachment.Client.Dispose), Patience.Short).ConfigureAwait(false);
        foreach (var conversation in open)
        {
            conversation.MarkEnded(reason);
            _conversations.Remove(conversation);
        }
        _inbox.Wake();
    }
}
