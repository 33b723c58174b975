using System;
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

    private readonly ConversationTable _conversations;
    private readonly ClientConnection _connection;
    private readonly KeyedTurns _starting = new();

    public LyncSession(IMessagingConnector connector)
    {
        _conversations = new ConversationTable(Inbox);
        _connection = new ClientConnection(connector, _conversations, Inbox);
    }

    /// <summary>The session that the commands use.</summary>
    public static LyncSession Current => _current ?? throw new InvalidOperationException("LyncIM has not been imported.");

    /// <summary>Raised, on any thread, for what scripts can be told of; handlers must not wait.</summary>
    public event Action<SessionEvent> Happened
    {
        add => _connection.Happened += value;
        remove => _connection.Happened -= value;
    }

    public Inbox Inbox { get; } = new();

    public ConversationTable Conversations => _conversations;

    /// <summary>What the client does, as far as is known without asking it; NotRunning where none is attached.</summary>
    public LyncClientState ClientState => _connection.Attachment?.State ?? LyncClientState.NotRunning;

    public static LyncSession Open(IMessagingConnector connector) =>
        Interlocked.CompareExchange(ref _current, new LyncSession(connector), null) ?? _current;

    /// <summary>Finds the client where it has not been found yet or has been lost. It need not be signed in.</summary>
    public async Task<LyncClientInfo> ConnectAsync(ClientChoice choice, Deadline deadline, INotices notices)
    {
        var attachment = await deadline.Within(
            token => _connection.AttachAsync(choice, notices, token), MessagingError.ConnectTimeout, "Connecting to Lync").ConfigureAwait(false);
        return await deadline.Within(
            _ => Task.FromResult(Describe(attachment.Client)), MessagingError.ConnectTimeout, "Asking Lync for its state").ConfigureAwait(false);
    }

    /// <summary>Finds the client and waits until it is signed in.</summary>
    public Task RequireSignedInAsync(ClientChoice choice, Deadline deadline, INotices notices) => AttachAsync(choice, deadline, notices);

    /// <summary>Finds the client, and signs the user in where nobody is signed in.</summary>
    public async Task SignInAsync(ClientChoice choice, SignInRequest request, Deadline deadline, INotices notices) => await deadline.Within(
        token => _connection.SignInAsync(choice, request, notices, token),
        MessagingError.ConnectTimeout,
        $"Signing {request.Address} in (where a password is wrong, Lync's window asks for another one and says nothing)").ConfigureAwait(false);

    /// <summary>Accepts invitations from now on until the client is let go, those that wait first; or no longer.</summary>
    public void AcceptIncoming(bool accept) => _connection.AcceptIncoming(accept);

    /// <summary>
    /// Lets the client go, after signing out where <paramref name="signOut"/> wants that and this session has signed in or
    /// <paramref name="force"/> is given. The client itself goes on.
    /// </summary>
    public async Task DisconnectAsync(bool signOut, bool force, Deadline deadline, INotices notices)
    {
        if (signOut)
            await SignOutAsync(force, deadline, notices).ConfigureAwait(false);
        await _connection.DetachAsync().ConfigureAwait(false);
    }

    public async Task<StartedConversation> StartAsync(StartRequest request, Deadline deadline, INotices notices)
    {
        var attachment = await AttachAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        // Not within the step: one that hangs, and is given up, must not hold up the next.
        using (await TakeStartingTurnAsync(request, deadline).ConfigureAwait(false))
        {
            return await deadline.Within(
                token => StartAttachedAsync(attachment, request, notices, token),
                MessagingError.StartTimeout,
                Starting(request),
                attachment.WhileUsable).ConfigureAwait(false);
        }
    }

    /// <summary>Joins a conference, where it has not been joined already.</summary>
    public async Task<LyncConversation> JoinAsync(string conferenceUri, Deadline deadline, INotices notices)
    {
        var attachment = await AttachAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        return await deadline.Within(
            token => JoinAttachedAsync(attachment, conferenceUri, token),
            MessagingError.StartTimeout,
            "Joining the conference",
            attachment.WhileUsable).ConfigureAwait(false);
    }

    /// <summary>Invites one more person, and waits until that person is a participant.</summary>
    public async Task AddParticipantAsync(LyncConversation conversation, SipAddress address, Deadline deadline)
    {
        var place = RequireOpen(conversation);
        await InConversation(
            place,
            token => place.Open.AddParticipantAsync(address, token),
            deadline,
            MessagingError.StartTimeout,
            $"Adding {address} to {conversation}").ConfigureAwait(false);
    }

    /// <summary>Sends a message; returns the format in which it was delivered.</summary>
    public async Task<LyncMessageFormat> SendAsync(
        LyncConversation conversation, OutgoingMessage message, Deadline deadline, INotices notices)
    {
        var place = RequireOpen(conversation);
        var turn = place.Open.TakeTurnAsync(deadline.Over);
        try
        {
            var delivery = await InConversation(
                place,
                token => place.Open.SendAsync(turn, message, notices, token),
                deadline,
                MessagingError.SendTimeout,
                $"The message in {conversation}").ConfigureAwait(false);
            await Patience.WaitAsync(delivery.Settled, Patience.Short + Patience.Short, deadline.Stop).ConfigureAwait(false);
            return delivery.Format;
        }
        catch (LyncException e) when (e.Error == MessagingError.SendTimeout)
        {
            await place.Open.QuietAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Shows the user as typing; false where the client does not let it.</summary>
    public async Task<bool> ShowTypingAsync(LyncConversation conversation, TimeSpan? duration, Deadline deadline)
    {
        var place = RequireOpen(conversation);
        var turn = place.Open.TakeTurnAsync(deadline.Over);
        return await InConversation(
            place,
            token => place.Open.ShowTypingAsync(turn, duration, token),
            deadline,
            MessagingError.LyncFailure,
            $"Typing in {conversation}").ConfigureAwait(false);
    }

    /// <summary>Hides typing, after all that has been asked for in the conversation before.</summary>
    public async Task HideTypingAsync(LyncConversation conversation, Deadline deadline)
    {
        var place = RequireOpen(conversation);
        var turn = place.Open.TakeTurnAsync(deadline.Over);
        await InConversation(
            place,
            token => place.Open.HideTypingAsync(turn, token),
            deadline,
            MessagingError.LyncFailure,
            $"Typing in {conversation}").ConfigureAwait(false);
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

    /// <summary>Tells what is known of a contact, and waits where nothing is known yet.</summary>
    public async Task<LyncContact> GetContactAsync(SipAddress address, Deadline deadline, INotices notices)
    {
        var attachment = await AttachAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        return new LyncContact(address, await deadline.Within(
            token => attachment.Client.GetPresenceAsync(address, token),
            MessagingError.RecipientNotFound,
            "Nobody has that address, or the presence is not for you to see: asking for it",
            attachment.WhileUsable).ConfigureAwait(false));
    }

    /// <summary>Lets everything go and forgets what has not been read; the session can be used again afterwards.</summary>
    public async Task CloseAsync()
    {
        await _connection.CloseAsync().ConfigureAwait(false);
        Inbox.Clear();
        _conversations.ForgetEnded();
    }

    private Task<Attachment> AttachAsync(ClientChoice choice, Deadline deadline, INotices notices) => deadline.Within(
        token => _connection.AttachSignedInAsync(choice, notices, token), MessagingError.ConnectTimeout, "Connecting to Lync");

    private async Task SignOutAsync(bool force, Deadline deadline, INotices notices)
    {
        var attachment = await AttachAsync(ClientChoice.Any, deadline, notices).ConfigureAwait(false);
        if (!force && !attachment.HasSignedIn)
        {
            notices.Warning("Lync was signed in before, and stays signed in; -Force signs it out all the same.");
            return;
        }
        await deadline.Within(
            token => attachment.Client.SignOutAsync(token), MessagingError.LyncFailure, "Signing out").ConfigureAwait(false);
    }

    /// <summary>Conversations with one person are started one after the other, so that the second finds the first; null for others.</summary>
    private async Task<IDisposable?> TakeStartingTurnAsync(StartRequest request, Deadline deadline)
    {
        if (request.MayBeOpen)
        {
            try
            {
                return await _starting.TakeAsync(request.Participants[0].Address, deadline.Over).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!deadline.Stop.IsCancellationRequested)
            {
                throw deadline.Passed(MessagingError.StartTimeout, Starting(request));
            }
        }
        return null;
    }

    private static string Starting(StartRequest request) => $"Starting a conversation with {string.Join(", ", request.Participants)}";

    private async Task<StartedConversation> StartAttachedAsync(
        Attachment attachment, StartRequest request, INotices notices, CancellationToken cancellationToken)
    {
        if (!request.MayBeOpen || _conversations.FindOneToOne(request.Participants[0]) is not { } open)
            return await StartNewAsync(attachment, request, notices, cancellationToken).ConfigureAwait(false);
        if (request.Subject is not null && request.Subject != open.Conversation.Subject)
            notices.Warning($"{open.Conversation} was open already, and keeps its subject; -New starts another one.");
        return new StartedConversation(open.Conversation, WasOpened: false);
    }

    private async Task<StartedConversation> StartNewAsync(
        Attachment attachment, StartRequest request, INotices notices, CancellationToken cancellationToken)
    {
        var steps = new StepTimes(notices);
        var channel = await attachment.Client.StartAsync(request.Participants, request.Subject, cancellationToken).ConfigureAwait(false);
        var conversation = _conversations.Ensure(channel, attachment.Observer).Conversation;
        steps.Tell($"Started {conversation}");
        if (request.Subject is not null && conversation.Subject is null)
            notices.Warning($"The subject of {conversation} could not be set.");
        return new StartedConversation(conversation, WasOpened: true);
    }

    private async Task<LyncConversation> JoinAttachedAsync(Attachment attachment, string conferenceUri, CancellationToken cancellationToken)
    {
        using (await _starting.TakeAsync(conferenceUri, cancellationToken).ConfigureAwait(false))
        {
            if (_conversations.FindConference(conferenceUri) is { } open)
                return open.Conversation;
            var channel = await attachment.Client.JoinAsync(conferenceUri, cancellationToken).ConfigureAwait(false);
            return _conversations.Ensure(channel, attachment.Observer).Conversation;
        }
    }

    /// <summary>Does something in an open conversation; where that fails because the client has gone or is signed out, it says so.</summary>
    private static Task<T> InConversation<T>(
        (OpenConversation Open, Attachment Attachment) place,
        Func<CancellationToken, Task<T>> step,
        Deadline deadline,
        MessagingError timedOut,
        string what) => deadline.Within(
            async token =>
            {
                try
                {
                    return await step(token).ConfigureAwait(false);
                }
                catch (LyncException e)
                {
                    throw await place.Attachment.ExplainAsync(e).ConfigureAwait(false);
                }
            },
            timedOut,
            what,
            place.Attachment.WhileUsable);

    private (OpenConversation Open, Attachment Attachment) RequireOpen(LyncConversation conversation) => (
        _conversations.Find(conversation) ?? throw OpenConversation.EndedError(conversation),
        _connection.Attachment ?? throw LyncException.ClientGone());

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
}
