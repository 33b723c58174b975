using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>
/// The one session of the process, which all runspaces share: the client, its conversations and the inbox. The first command
/// that needs the client attaches to it, as does the next one after the client was lost.
/// </summary>
internal sealed class LyncSession
{
    private static LyncSession? _current;

    private readonly IMessagingConnector _connector;
    private readonly ConversationTable _conversations;
    private readonly KeyedTurns _starting = new();
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private volatile Attachment? _attachment;
    private int _hasAnnouncedSimulator;
    private int _closings;

    public LyncSession(IMessagingConnector connector)
    {
        _connector = connector;
        _conversations = new ConversationTable(Inbox);
    }

    /// <summary>The session that the commands use.</summary>
    public static LyncSession Current => _current ?? throw new InvalidOperationException("LyncIM has not been imported.");

    public Inbox Inbox { get; } = new();

    public ConversationTable Conversations => _conversations;

    /// <summary>Whether a client is attached, as far as is known without asking it.</summary>
    public bool IsAttached => _attachment is not null;

    public static LyncSession Open(IMessagingConnector connector) =>
        Interlocked.CompareExchange(ref _current, new LyncSession(connector), null) ?? _current;

    /// <summary>Finds the client where it has not been found yet or has been lost. It need not be signed in.</summary>
    public async Task<LyncClientInfo> ConnectAsync(ClientChoice choice, Deadline deadline, INotices notices)
    {
        var attachment = await deadline.Within(
            token => AttachAsync(choice, notices, token), MessagingError.ConnectTimeout, "Connecting to Lync").ConfigureAwait(false);
        return await deadline.Within(
            _ => Task.FromResult(Describe(attachment.Client)), MessagingError.ConnectTimeout, "Asking Lync for its state").ConfigureAwait(false);
    }

    /// <summary>Finds the client and waits until it is signed in.</summary>
    public Task RequireSignedInAsync(ClientChoice choice, Deadline deadline, INotices notices) => deadline.Within(
        token => AttachSignedInAsync(choice, notices, token), MessagingError.ConnectTimeout, "Connecting to Lync");

    /// <summary>Lets the client go, after signing out where that is wanted. The client itself goes on.</summary>
    public async Task DisconnectAsync(bool signOut, Deadline deadline, INotices notices)
    {
        if (signOut)
        {
            await RequireSignedInAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
            await deadline.Within(
                token => RequireAttachment().Client.SignOutAsync(token), MessagingError.LyncFailure, "Signing out").ConfigureAwait(false);
        }
        await DetachAsync(_attachment, reason: null).ConfigureAwait(false);
    }

    public async Task<StartedConversation> StartAsync(StartRequest request, Deadline deadline, INotices notices)
    {
        await RequireSignedInAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        return await deadline.Within(
            token => StartAttachedAsync(request, notices, token),
            MessagingError.StartTimeout,
            $"Starting a conversation with {string.Join(", ", request.Participants)}").ConfigureAwait(false);
    }

    public async Task<LyncConversation> JoinAsync(string conferenceUri, Deadline deadline, INotices notices)
    {
        await RequireSignedInAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        var attachment = RequireAttachment();
        var channel = await deadline.Within(
            token => attachment.Client.JoinAsync(conferenceUri, token), MessagingError.StartTimeout, "Joining the conference")
            .ConfigureAwait(false);
        return _conversations.Ensure(channel, attachment.Observer).Conversation;
    }

    /// <summary>Sends a message; returns the format in which it was delivered.</summary>
    public async Task<LyncMessageFormat> SendAsync(
        LyncConversation conversation, OutgoingMessage message, Deadline deadline, INotices notices)
    {
        var open = RequireOpen(conversation);
        var turn = open.TakeTurnAsync(deadline.Over);
        try
        {
            var delivery = await deadline.Within(
                token => open.SendAsync(turn, message, notices, token), MessagingError.SendTimeout, $"The message in {conversation}")
                .ConfigureAwait(false);
            await Patience.WaitAsync(delivery.Settled, Patience.Short + Patience.Short, deadline.Stop).ConfigureAwait(false);
            return delivery.Format;
        }
        catch (LyncException e) when (e.Error == MessagingError.SendTimeout)
        {
            await open.QuietAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Shows the user as typing; false where the client does not let it.</summary>
    public async Task<bool> ShowTypingAsync(LyncConversation conversation, TimeSpan? duration, Deadline deadline)
    {
        var open = RequireOpen(conversation);
        var turn = open.TakeTurnAsync(deadline.Over);
        return await deadline.Within(
            token => open.ShowTypingAsync(turn, duration, token), MessagingError.LyncFailure, $"Typing in {conversation}")
            .ConfigureAwait(false);
    }

    /// <summary>Hides typing, after all that has been asked for in the conversation before.</summary>
    public async Task HideTypingAsync(LyncConversation conversation, Deadline deadline)
    {
        var open = RequireOpen(conversation);
        var turn = open.TakeTurnAsync(deadline.Over);
        await deadline.Within(
            token => open.HideTypingAsync(turn, token), MessagingError.LyncFailure, $"Typing in {conversation}").ConfigureAwait(false);
    }

    /// <summary>Ends a conversation, with all that is under way in it; nothing where it has ended already.</summary>
    public async Task EndAsync(LyncConversation conversation, Deadline deadline)
    {
        if (_conversations.Find(conversation) is not { } open)
            return;
        await deadline.Within(
            async _ =>
            {
                await open.HideTypingNowAsync().ConfigureAwait(false);
                open.Channel.End();
            },
            MessagingError.LyncFailure,
            $"Ending {conversation}").ConfigureAwait(false);
        open.MarkEnded();
        _conversations.Remove(open);
        Inbox.Wake();
    }

    /// <summary>Lets everything go and forgets what has not been read; the session can be used again afterwards.</summary>
    public async Task CloseAsync()
    {
        Interlocked.Increment(ref _closings);
        await DetachAsync(_attachment, reason: null).ConfigureAwait(false);
        Inbox.Clear();
        _conversations.ForgetEnded();
    }

    private async Task AttachSignedInAsync(ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var attachment = await AttachAsync(choice, notices, cancellationToken).ConfigureAwait(false);
            var change = attachment.Observer.ClientChanged.Next;
            switch (attachment.Client.State)
            {
                case LyncClientState.SignedIn:
                    return;
                case LyncClientState.SigningIn or LyncClientState.Initializing:
                    notices.Verbose("Lync is signing in.");
                    await Patience.WaitAsync(change, Patience.Short, cancellationToken).ConfigureAwait(false);
                    break;
                case LyncClientState.NotRunning when attempt == 1:
                    break;
                case LyncClientState.NotRunning:
                    throw LyncException.ClientGone();
                default:
                    throw LyncException.NotSignedIn();
            }
        }
    }

    /// <summary>Attaches once, however many ask at the same time.</summary>
    private async Task<Attachment> AttachAsync(ClientChoice choice, INotices notices, CancellationToken cancellationToken)
    {
        await _attaching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _connector.Demand(choice);
            if (_attachment is { Client.State: LyncClientState.NotRunning } gone)
                await DetachAsync(gone, LyncException.ClientGone()).ConfigureAwait(false);
            if (_attachment is { } attached)
                return attached;
            var closings = Volatile.Read(ref _closings);
            var observer = new SessionObserver(_conversations, Inbox, OnLost);
            var client = await _connector.ConnectAsync(choice, observer, cancellationToken).ConfigureAwait(false);
            var attachment = new Attachment(client, observer);
            _attachment = attachment;
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
        finally
        {
            _attaching.Release();
        }
    }

    private async Task<StartedConversation> StartAttachedAsync(StartRequest request, INotices notices, CancellationToken cancellationToken)
    {
        if (request.Participants.Count > 1 || request.IsNew)
            return await StartNewAsync(request, notices, cancellationToken).ConfigureAwait(false);

        var address = request.Participants[0];
        using (await _starting.TakeAsync(address.Address, cancellationToken).ConfigureAwait(false))
        {
            if (_conversations.FindOneToOne(address) is not { } open)
                return await StartNewAsync(request, notices, cancellationToken).ConfigureAwait(false);
            if (request.Subject is not null && request.Subject != open.Conversation.Subject)
                notices.Warning($"{open.Conversation} was open already, and keeps its subject; -New starts another one.");
            return new StartedConversation(open.Conversation, WasOpened: false);
        }
    }

    private async Task<StartedConversation> StartNewAsync(
        StartRequest request, INotices notices, CancellationToken cancellationToken)
    {
        var attachment = RequireAttachment();
        var channel = await attachment.Client.StartAsync(request.Participants, request.Subject, cancellationToken).ConfigureAwait(false);
        var conversation = _conversations.Ensure(channel, attachment.Observer).Conversation;
        if (request.Subject is not null && conversation.Subject is null)
            notices.Warning($"The subject of {conversation} could not be set.");
        return new StartedConversation(conversation, WasOpened: true);
    }

    private OpenConversation RequireOpen(LyncConversation conversation) =>
        _conversations.Find(conversation) ?? throw OpenConversation.EndedError(conversation);

    private Attachment RequireAttachment() => _attachment ?? throw LyncException.ClientGone();

    private void OnLost(SessionObserver observer)
    {
        if (_attachment is { } attachment && attachment.Observer == observer)
            Task.Run(() => DetachAsync(attachment, LyncException.ClientGone()));
    }

    /// <summary>Hides typing, unregisters everything, and ends the conversations as far as this session is concerned.</summary>
    private async Task DetachAsync(Attachment? attachment, LyncException? reason)
    {
        if (attachment is null || Interlocked.CompareExchange(ref _attachment, null, attachment) != attachment)
            return;
        var open = _conversations.OpenOf(attachment.Observer);
        if (reason is null)
        {
            var hiding = Task.WhenAll(open.Select(conversation => conversation.HideTypingNowAsync()));
            await Patience.WaitAsync(hiding, Patience.Short + Patience.Short).ConfigureAwait(false);
        }
        await Patience.WaitAsync(Task.Run(attachment.Client.Dispose), Patience.Short).ConfigureAwait(false);
        foreach (var conversation in open)
        {
            conversation.MarkEnded(reason);
            _conversations.Remove(conversation);
        }
        Inbox.Wake();
    }

    private static LyncClientInfo Describe(IMessagingClient client)
    {
        var (state, self) = (client.State, client.Self);
        return new LyncClientInfo(state)
        {
            SipAddress = self?.Address,
            DisplayName = self?.DisplayName,
            IsSimulated = client.IsSimulated,
            Sdk = client.Source,
            SdkVersion = client.SourceVersion,
        };
    }

    /// <summary>A client that was found, and what listens to it.</summary>
    private sealed record Attachment(IMessagingClient Client, SessionObserver Observer);
}
