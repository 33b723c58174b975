using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// One conversation. It may exist before the server knows of it, and outlives an invitation that has failed: the next message starts
/// another conversation on the server.
/// </summary>
internal sealed class UcwaConversation : IMessagingConversation
{
    private readonly UcwaServer _server;
    private readonly UcwaConversations _conversations;
    private readonly ConversationEvents _events;
    private readonly object _sync = new();
    private volatile ConversationPhase _phase;
    private volatile MessagingState _messaging = MessagingState.Unknown;
    private volatile UcwaResource? _resource;

    public UcwaConversation(UcwaServer server, UcwaConversations conversations, OperationRunner operations, bool isOwn)
    {
        _server = server;
        _conversations = conversations;
        IsOwn = isOwn;
        _phase = isOwn ? ConversationPhase.Idle : ConversationPhase.Open;
        Roster = new Roster(this, server);
        Arrived = new ArrivedMessages(this, server);
        Outbox = new Outbox(this, server);
        Typing = new OwnTyping(this, server);
        Opening = new ConversationOpening(this, server, operations);
        Answering = new InvitationAnswering(this, server);
        News = new ConversationNews(this, server);
        _events = new ConversationEvents(this, server);
    }

    /// <summary>Whether it was started here.</summary>
    public bool IsOwn { get; }

    public string? Subject { get; set; }

    /// <summary>Where it is on the server; null where it is not, or not yet.</summary>
    public Uri? Uri { get; private set; }

    /// <summary>Whether it is a conversation of several on the server.</summary>
    public bool IsMeeting { get; set; }

    public ConversationPhase Phase => _phase;

    public bool HasEnded => _phase == ConversationPhase.Ended;

    public bool CanSetTyping => !HasEnded && _messaging is { IsConnected: true, TypingUri: not null };

    public MessagingState Messaging => _messaging;

    public Uri? AddParticipantUri => _resource?.Link("addParticipant")?.Uri;

    public IncomingInvitation? Invitation { get; set; }

    public Roster Roster { get; }

    public ArrivedMessages Arrived { get; }

    public Outbox Outbox { get; }

    public OwnTyping Typing { get; }

    public ConversationOpening Opening { get; }

    public InvitationAnswering Answering { get; }

    /// <summary>What the observer is told of it.</summary>
    public ConversationNews News { get; }

    /// <summary>Happens whenever something is known anew.</summary>
    public Signal Changed { get; } = new();

    /// <summary>What is done in the order of events.</summary>
    public SerialQueue Queue { get; } = new();

    public Task WhenCanSendAsync(CancellationToken cancellationToken) =>
        _server.WithLifetimeAsync(Opening.WhenCanSendAsync, cancellationToken);

    public Task AcceptAsync(CancellationToken cancellationToken) => _server.WithLifetimeAsync(Answering.AcceptAsync, cancellationToken);

    public Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            if (HasEnded)
                throw EndedError();
            if (Roster.Contains(address))
                return;
            if (_phase == ConversationPhase.Idle)
                await Opening.EstablishAsync(token).ConfigureAwait(false);
            await Opening.WhenCanSendAsync(token).ConfigureAwait(false);
            await Opening.InviteParticipantAsync(address, token).ConfigureAwait(false);
            await Queue.WhenDoneAsync().ConfigureAwait(false);
            if (!Roster.Contains(address))
                Roster.Expect(address);
        },
        cancellationToken);

    public Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        token => HasEnded ? throw EndedError() : Outbox.SendAsync(OutgoingText.Choose(contents), token), cancellationToken);

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        token => isTyping && HasEnded ? throw EndedError() : isTyping ? Typing.StartAsync(token) : Typing.StopAsync(), cancellationToken);

    public Task EndAsync(CancellationToken cancellationToken) => _server.WithLifetimeAsync(
        async token =>
        {
            if (HasEnded)
                return;
            await Typing.StopAsync().ConfigureAwait(false);
            if (Answering.TakeDeclineUri() is { } decline)
                await LeaveAsync(UcwaRequest.Post(decline, null, RequestRepeat.Always), token).ConfigureAwait(false);
            else if (Uri is { } uri)
                await LeaveAsync(UcwaRequest.Delete(uri), token).ConfigureAwait(false);
            End();
        },
        cancellationToken);

    /// <summary>It has ended; told once, whoever says so first.</summary>
    public void End()
    {
        lock (_sync)
        {
            if (_phase == ConversationPhase.Ended)
                return;
            _phase = ConversationPhase.Ended;
        }
        var reason = EndedError();
        Outbox.FailAll(reason);
        foreach (var operation in _server.Operations.Of(this))
            operation.Fail(reason);
        Typing.StopAsync().IgnoreFault();
        _conversations.Forget(this, Uri);
        News.TellEnded();
        Changed.Set();
    }

    public LyncException EndedError() => new(MessagingError.ConversationEnded, "The conversation has ended.");

    /// <summary>Takes an event in, after those before it.</summary>
    public void Post(UcwaEvent happened, Operation? operation = null) => Queue.Add(() => _events.HandleAsync(happened, operation));

    /// <summary>Asks for what has not been told.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => _events.LookAsync(cancellationToken);

    /// <summary>The server is asked for it.</summary>
    public void BeginStarting(bool isMeeting)
    {
        lock (_sync)
        {
            if (_phase == ConversationPhase.Ended)
                throw EndedError();
            _phase = ConversationPhase.Starting;
        }
        IsMeeting = isMeeting;
    }

    /// <summary>It has become known where it is on the server; null where it is there no longer.</summary>
    public void MoveTo(Uri? uri) => Uri = uri;

    /// <summary>The server has it no longer, though it is still being started.</summary>
    public void Lose()
    {
        _conversations.Forget(this, Uri);
        Uri = null;
    }

    /// <summary>Starting it has failed: it is as if it had not been started.</summary>
    /// <param name="isGone">Whether the server itself has ended what was started.</param>
    public async Task GiveUpAsync(bool isGone)
    {
        var uri = Uri;
        await Queue.WhenDoneAsync().ConfigureAwait(false);
        lock (_sync)
        {
            if (_phase == ConversationPhase.Ended)
                return;
            _phase = ConversationPhase.Idle;
        }
        _conversations.Forget(this, uri);
        if (uri is not null && !isGone)
            _server.Http.SendAsync(UcwaRequest.Delete(uri), _server.Lifetime).IgnoreFault();
        Uri = null;
        IsMeeting = false;
        _resource = null;
        _messaging = MessagingState.Unknown;
        Roster.ForgetKeys();
        News.TellState(LyncConversationState.Inactive);
        Changed.Set();
    }

    /// <summary>Somebody's invitation, until it is accepted.</summary>
    public void BecomeInvitation() => MoveTo(ConversationPhase.Incoming, LyncConversationState.Incoming);

    /// <summary>It is talked in.</summary>
    public void Open() => MoveTo(ConversationPhase.Open, LyncConversationState.Active);

    public void Take(UcwaResource resource)
    {
        _resource = resource;
        if (resource.Text("state") is { } state && state.StartsWith("Conferenc", StringComparison.OrdinalIgnoreCase))
            IsMeeting = true;
        Changed.Set();
    }

    public void Take(MessagingState messaging)
    {
        _messaging = messaging;
        Changed.Set();
    }

    /// <summary>Where messages are begun with, for the one who does so: what was said of them before counts no more.</summary>
    public Uri? TakeAddMessagingUri()
    {
        lock (_sync)
        {
            if (_messaging.AddUri is not { } uri || !_messaging.CanBeAdded)
                return null;
            _messaging = MessagingState.Unknown;
            return uri;
        }
    }

    private void MoveTo(ConversationPhase phase, LyncConversationState state)
    {
        lock (_sync)
        {
            if (_phase == ConversationPhase.Ended)
                return;
            _phase = phase;
        }
        News.TellState(state);
        Changed.Set();
    }

    /// <summary>What is gone already is left.</summary>
    private async Task LeaveAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        var response = await _server.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess && !response.IsGone)
            throw UcwaErrors.Of(response);
    }
}
