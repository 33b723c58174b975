using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>One conversation of the SDK: what the port can do in it. What is heard in it is the matter of its parts.</summary>
internal sealed class SdkConversation : IMessagingConversation
{
    private readonly SdkContext _context;
    private readonly ConversationListener _listener;
    private readonly InvitationAcceptance _acceptance;
    private readonly SdkQueue _sends = new();
    private readonly Func<bool> _canSend;
    private readonly Func<bool> _canSetTyping;
    private readonly Action<IAsyncResult> _endSend;
    private readonly Action<IAsyncResult> _endSetTyping;
    private volatile InstantMessageModality? _messaging;
    private int _hasEnded;
    private int _waiters;

    public SdkConversation(Conversation conversation, SdkContext context)
    {
        Sdk = conversation;
        _context = context;
        Participants = new SdkParticipants(this);
        Status = new ConversationStatus(this);
        Messages = new MessageGate(this, context.Invitations.For(conversation));
        _listener = new ConversationListener(this);
        _acceptance = new InvitationAcceptance(this);
        Watcher = new SdkLook(_listener.Look);
        // Made once: they are on the way of every message.
        _canSend = () => DemandMessaging().CanInvoke(ModalityAction.SendInstantMessage);
        _canSetTyping = () => DemandMessaging().CanInvoke(ModalityAction.SetIsTyping);
        _endSend = result => DemandMessaging().EndSendMessage(result);
        _endSetTyping = result => DemandMessaging().EndSetComposing(result);
    }

    public Conversation Sdk { get; }

    public SdkLife Life => _context.Life;

    public SdkSelf Self => _context.Self;

    public SdkParticipants Participants { get; }

    public ConversationStatus Status { get; }

    public MessageGate Messages { get; }

    public ConversationProvisioning Provisioning { get; } = new();

    /// <summary>Looks at it now and then.</summary>
    public SdkLook Watcher { get; }

    /// <summary>Set whenever something has changed that somebody may wait for.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Whether it was started here, and is no invitation.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Whether somebody waits for what an event should tell, or not all are heard yet.</summary>
    public bool NeedsLook => Volatile.Read(ref _waiters) > 0 || !Participants.IsComplete;

    /// <summary>Whether its end has been seen; asks nobody.</summary>
    public bool HasEndedHere => Volatile.Read(ref _hasEnded) == 1;

    public bool HasEnded =>
        HasEndedHere || (!Life.IsOver && Life.Ask(() => Sdk.State == ConversationState.Terminated));

    public bool CanSetTyping => !HasEndedHere && Life.Ask(_canSetTyping);

    /// <summary>The conversation's own modality, which sends and sets typing. It is held: its methods tell what is wrong.</summary>
    public InstantMessageModality? Messaging => _messaging ??= SdkReader.Messaging(Sdk);

    public async Task WhenCanSendAsync(CancellationToken cancellationToken)
    {
        await _acceptance.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await WhenAsync(_canSend, cancellationToken).ConfigureAwait(false);
    }

    public Task AcceptAsync(CancellationToken cancellationToken) => _acceptance.CompleteAsync(cancellationToken);

    public async Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken)
    {
        using var invitation = new ParticipantInvitation(this, _context.Contacts, address);
        await invitation.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken) =>
        SdkOperation<bool>.RunAsync(Life, callback => BeginSend(contents, callback), _endSend, cancellationToken, _sends);

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken) => SdkOperation<bool>.RunAsync(
        Life, callback => DemandMessaging().BeginSetComposing(isTyping, callback, null), _endSetTyping, cancellationToken);

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(End, cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e) when (!Life.HasGone)
        {
            // What has just ended, or has died in a Lync that lives on, cannot be ended.
            if (!SdkErrors.HasMetDeadObject(e) && !await HasJustEndedAsync(cancellationToken).ConfigureAwait(false))
                throw;
        }
    }

    /// <summary>ConversationAdded has been raised, or the conversation was open before. Only the first time counts.</summary>
    /// <param name="isNew">Whether its invitation's text, if it has any, is news even if it is connected already.</param>
    public void OnAdded(bool isNew)
    {
        if (!Provisioning.Add(() => _listener.Listen(isNew)))
            SdkTrace.Try(Sdk.End);
    }

    /// <summary>The conversation has ended, or left the client's collection; told once, whoever says so first.</summary>
    public void OnEnded()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 1)
            return;
        Unregister();
        if (Provisioning.IsAdded)
            Life.Observer?.ConversationStateChanged(this, LyncConversationState.Terminated);
        Changed.Set();
    }

    /// <summary>The text of the invitation has become known.</summary>
    public void OnInvitationText(string? text) => _listener.TakeInvitation(text);

    /// <summary>Gives it up: it is ended now, and again if it is added later.</summary>
    public void Abandon()
    {
        OnEnded();
        Provisioning.Abandon();
        Life.Post(Sdk.End);
    }

    /// <summary>Takes all handlers back.</summary>
    public void Unregister()
    {
        _listener.Dispose();
        Participants.Dispose();
    }

    /// <exception cref="LyncException">ConversationEnded, or the client has gone.</exception>
    public void DemandOpen()
    {
        Life.DemandPresent();
        if (HasEndedHere)
            throw new LyncException(MessagingError.ConversationEnded, "The conversation has ended.");
    }

    public InstantMessageModality DemandMessaging() => Messaging ?? throw SdkWords.Gone();

    /// <summary>Makes one call of the SDK.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(Life, call, cancellationToken);

    /// <summary>Completes when the condition holds; it is asked again after each change, on a thread that may hang in it.</summary>
    /// <exception cref="LyncException">The conversation has ended, or Lync refuses to say.</exception>
    public async Task WhenAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        DemandOpen();
        if (await RunAsync(condition, cancellationToken).ConfigureAwait(false))
            return;
        while (true)
        {
            var change = Changed.Next;
            DemandOpen();
            if (await RunAsync(condition, cancellationToken).ConfigureAwait(false))
                return;
            await WaitAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a change, and has the conversation looked at meanwhile.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task WaitAsync(Task change, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiters);
        try
        {
            await change.CompletesAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }
    }

    /// <summary>Plain text alone goes by the overload that makes two calls fewer, and never asks for the client.</summary>
    private IAsyncResult BeginSend(IReadOnlyDictionary<LyncMessageFormat, string> contents, AsyncCallback callback) =>
        contents.Count == 1 && contents.TryGetValue(LyncMessageFormat.PlainText, out var plain)
            ? DemandMessaging().BeginSendMessage(plain, callback, null)
            : DemandMessaging().BeginSendMessage(SdkEnums.Of(contents), callback, null);

    private bool End()
    {
        Sdk.End();
        return true;
    }

    /// <summary>Lync may say a moment later that it has ended.</summary>
    private async Task<bool> HasJustEndedAsync(CancellationToken cancellationToken)
    {
        var change = Changed.Next;
        if (HasEnded)
            return true;
        await change.CompletesWithinAsync(WaitTimes.EventSkew, cancellationToken).ConfigureAwait(false);
        return HasEnded;
    }
}
