using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// The one session of the process, which all runspaces share: the client, its conversations and the inbox. The first command
/// that needs the client attaches to it, as does the next one after the client was lost. Failures are <see cref="LyncException"/>s.
/// </summary>
internal sealed class LyncSession
{
    private static LyncSession? _current;

    private readonly ClientConnection _connection;
    private readonly ClientSignIn _signIn;
    private readonly ConversationStarter _starter;

    public LyncSession(IClientFinder finder)
    {
        _connection = new ClientConnection(finder, Conversations, Inbox, Events);
        _signIn = new ClientSignIn(_connection);
        _starter = new ConversationStarter(Conversations);
        People = new SessionPeople(this);
    }

    /// <summary>The session that the commands use.</summary>
    public static LyncSession Current => _current ?? throw new InvalidOperationException("LyncIM has not been imported.");

    public SessionEvents Events { get; } = new();

    public Inbox Inbox { get; } = new();

    public ConversationTable Conversations { get; } = new();

    public SessionPeople People { get; }

    /// <summary>What the client does, as far as is known without asking it; NotRunning where none is attached.</summary>
    public LyncClientState ClientState => _connection.State;

    /// <summary>The client that is used where a command names none: the one that was asked for last, else the environment's.</summary>
    /// <exception cref="LyncException">UnknownClient.</exception>
    public ClientChoice WantedClient => _connection.Wanted;

    public static LyncSession Open(IClientFinder finder) =>
        Interlocked.CompareExchange(ref _current, new LyncSession(finder), null) ?? _current;

    /// <summary>Finds the client where it has not been found yet or has been lost. It need not be signed in.</summary>
    public async Task<LyncClientInfo> ConnectAsync(ClientChoice? choice, Deadline deadline, INotices notices)
    {
        var attached = await SessionStep.RunAsync(
            token => _connection.AttachAsync(choice, notices, token), deadline, MessagingError.ConnectTimeout, "Connecting").ConfigureAwait(false);
        return await SessionStep.RunAsync(
            _ => Task.FromResult(ClientDescription.Of(attached)),
            deadline,
            MessagingError.ConnectTimeout,
            "Asking the client for its state",
            attached).ConfigureAwait(false);
    }

    /// <summary>Finds the client and waits until it is signed in.</summary>
    public Task<AttachedClient> RequireSignedInAsync(ClientChoice? choice, Deadline deadline, INotices notices) => SessionStep.RunAsync(
        token => _connection.AttachSignedInAsync(choice, notices, token), deadline, MessagingError.ConnectTimeout, "Connecting");

    /// <summary>Waits until the client is there and signed in, for one that has gone or is signed out; false when the time is over before.</summary>
    /// <exception cref="LyncException">It cannot come back.</exception>
    public Task<bool> WaitUntilUsableAsync(Deadline deadline, INotices notices) =>
        ClientRecovery.WaitUntilUsableAsync(this, deadline, notices);

    /// <summary>Finds the client, and signs the user in where nobody is signed in.</summary>
    public Task SignInAsync(ClientChoice? choice, SignInRequest request, Deadline deadline, INotices notices) => SessionStep.RunAsync(
        token => _signIn.SignInAsync(choice, request, notices, token), deadline, MessagingError.ConnectTimeout, $"Signing {request.Address} in");

    /// <summary>Accepts invitations from now on until the client is let go, those that wait first; or no longer.</summary>
    public void AcceptIncoming(bool accept)
    {
        if (accept)
            _connection.Accepter.TurnOn(_connection.OpenConversations);
        else
            _connection.Accepter.TurnOff();
    }

    /// <summary>
    /// Lets the client go, after signing out where <paramref name="signOut"/> wants that and this session has signed in or
    /// <paramref name="force"/> is given. A desktop client itself goes on.
    /// </summary>
    public async Task DisconnectAsync(bool signOut, bool force, Deadline deadline, INotices notices)
    {
        if (signOut && await RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false) is { } attached)
        {
            try
            {
                await SessionStep.RunAsync(
                    token => _signIn.SignOutAsync(attached, force, notices, token),
                    deadline,
                    MessagingError.LyncFailure,
                    "Signing out",
                    attached).ConfigureAwait(false);
            }
            catch (LyncException e) when (e.Error == MessagingError.LyncNotSignedIn)
            {
                // The client has told that it is signed out before the step had ended, which is what was wanted.
            }
        }
        await _connection.DetachAsync().ConfigureAwait(false);
    }

    /// <summary>Starts a conversation, or finds the open one; tells whether it was opened for this.</summary>
    public async Task<(LyncConversation Conversation, bool IsNew)> StartAsync(StartRequest request, Deadline deadline, INotices notices)
    {
        var attached = await RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        var what = $"Starting a conversation with {string.Join(", ", request.Participants)}";
        // The turn is not taken within the step: one that hangs, and is given up, must not hold up the next.
        using (await SessionStep.RunAsync(
            token => _starter.TakeTurnAsync(request, token), deadline, MessagingError.StartTimeout, what, attached).ConfigureAwait(false))
        {
            return await SessionStep.RunAsync(
                token => _starter.StartAsync(attached, _connection.Owner, request, notices, token),
                deadline,
                MessagingError.StartTimeout,
                what,
                attached).ConfigureAwait(false);
        }
    }

    /// <summary>Joins a conference, where it has not been joined already.</summary>
    public async Task<LyncConversation> JoinAsync(string conferenceUri, Deadline deadline, INotices notices)
    {
        var attached = await RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        return await SessionStep.RunAsync(
            token => _starter.JoinAsync(attached, _connection.Owner, conferenceUri, token),
            deadline,
            MessagingError.StartTimeout,
            "Joining the conference",
            attached).ConfigureAwait(false);
    }

    /// <summary>Invites one more person, and waits until that person is a participant.</summary>
    public Task AddParticipantAsync(LyncConversation conversation, SipAddress address, Deadline deadline)
    {
        var open = RequireOpen(conversation);
        return SessionStep.RunAsync(
            token =>
            {
                if (_connection.Attached is { } attached)
                    OwnAddress.Refuse(attached, new[] { address });
                return open.Channel.AddParticipantAsync(address, token);
            },
            deadline,
            MessagingError.StartTimeout,
            $"Adding {address} to {conversation}",
            _connection.Attached,
            open);
    }

    /// <summary>Sends a message; completes when it has been delivered.</summary>
    public async Task SendAsync(LyncConversation conversation, OutgoingMessage message, Deadline deadline, INotices notices)
    {
        var open = RequireOpen(conversation);
        var turn = open.Turns.TakeAsync(deadline.Token);
        try
        {
            await SessionStep.RunAsync(
                token => open.SendAsync(turn, message, notices, token),
                deadline,
                MessagingError.SendTimeout,
                "The message",
                _connection.Attached,
                open).ConfigureAwait(false);
        }
        catch (LyncException e)
        {
            // What has been delivered has been delivered, though the other side left or the time was over at the same moment.
            await (e.Error == MessagingError.SendTimeout ? open.SettleAsync() : message.Tracker.SettleAsync()).ConfigureAwait(false);
            if (!message.Tracker.IsDelivered)
                throw;
        }
    }

    /// <summary>Shows the user as typing; false where the client does not let it.</summary>
    public Task<bool> ShowTypingAsync(LyncConversation conversation, TimeSpan? duration, Deadline deadline)
    {
        var open = RequireOpen(conversation);
        var turn = open.Turns.TakeAsync(deadline.Token);
        return SessionStep.RunAsync(
            token => open.ShowTypingAsync(turn, duration, token),
            deadline,
            MessagingError.LyncFailure,
            $"Typing in {conversation}",
            _connection.Attached,
            open);
    }

    /// <summary>Hides typing, after all that has been asked for in the conversation before.</summary>
    public Task HideTypingAsync(LyncConversation conversation, Deadline deadline)
    {
        var open = RequireOpen(conversation);
        var turn = open.Turns.TakeAsync(deadline.Token);
        return SessionStep.RunAsync(
            _ => open.HideTypingAsync(turn), deadline, MessagingError.LyncFailure, $"Typing in {conversation}", _connection.Attached, open);
    }

    /// <summary>Ends a conversation, with all that is under way in it; nothing where it has ended already.</summary>
    public async Task EndAsync(LyncConversation conversation, Deadline deadline)
    {
        if (Conversations.Find(conversation) is not { } open)
            return;
        try
        {
            await SessionStep.RunAsync(
                open.EndAsync,
                deadline,
                MessagingError.LyncFailure,
                $"Ending {conversation}",
                _connection.Attached,
                open).ConfigureAwait(false);
        }
        catch (LyncException e) when (e.Error == MessagingError.ConversationEnded)
        {
            // It has ended by itself meanwhile, which is what was wanted.
        }
        open.End();
        Conversations.Remove(open);
        Inbox.Wake();
    }

    /// <summary>Lets everything go and forgets what has not been read; the session can be used again afterwards.</summary>
    public async Task CloseAsync()
    {
        await _connection.CloseAsync().ConfigureAwait(false);
        Inbox.Clear();
        Conversations.ForgetEnded();
        People.Groups.Forget();
    }

    private OpenConversation RequireOpen(LyncConversation conversation) =>
        Conversations.Find(conversation) ?? throw OpenConversation.EndedError(conversation);
}
