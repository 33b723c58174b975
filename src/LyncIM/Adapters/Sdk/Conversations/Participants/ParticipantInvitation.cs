using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Invites one more person into a conversation, and waits for what comes of it. A refusal is thrown at once, or the person
/// appears and is removed with a status: it is the same failure.
/// </summary>
internal sealed class ParticipantInvitation : IDisposable
{
    private readonly SdkConversation _conversation;
    private readonly SdkContacts _contacts;
    private readonly SipAddress _address;
    private volatile LyncException? _refusal;

    public ParticipantInvitation(SdkConversation conversation, SdkContacts contacts, SipAddress address)
    {
        _conversation = conversation;
        _contacts = contacts;
        _address = address;
        conversation.Participants.Removed += OnRemoved;
    }

    /// <summary>Completes when that person is there to stay.</summary>
    /// <exception cref="LyncException">The invitation was refused, or the conversation has ended.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_conversation.Participants.Contains(_address))
            return;
        await _conversation.WhenAsync(
            () => _conversation.Sdk.CanInvoke(ConversationAction.AddParticipant), cancellationToken).ConfigureAwait(false);
        try
        {
            await _conversation.RunAsync(Invite, cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e) when (SdkErrors.IsAlreadyThere(e))
        {
            // Somebody else was faster; that person is on the way.
        }
        await WhenThereAsync(cancellationToken).ConfigureAwait(false);
        await WhenSettledAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _conversation.Participants.Removed -= OnRemoved;

    private bool Invite()
    {
        _conversation.Participants.Invite(_contacts.Get(_address), _address);
        return true;
    }

    private async Task WhenThereAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = _conversation.Changed.Next;
            _conversation.DemandOpen();
            DemandNotRefused();
            if (_conversation.Participants.Contains(_address))
                return;
            await _conversation.WaitAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits for a refusal, where one can come: into a conversation under way, shortly after that person has appeared, or as long as
    /// Lync says that it is connecting.
    /// </summary>
    private async Task WhenSettledAsync(CancellationToken cancellationToken)
    {
        var state = await _conversation.RunAsync(ReadState, cancellationToken).ConfigureAwait(false);
        if (state == ModalityState.Connected)
            return;
        var limit = Task.Delay(state == ModalityState.Connecting ? WaitTimes.BestEffort : WaitTimes.EventSkew, cancellationToken);
        while (!limit.IsCompleted)
        {
            var change = _conversation.Changed.Next;
            DemandNotRefused();
            await Task.WhenAny(change, limit).ConfigureAwait(false);
        }
        cancellationToken.ThrowIfCancellationRequested();
        DemandNotRefused();
    }

    /// <summary>Connected where nothing can be refused any more.</summary>
    private ModalityState ReadState() => _conversation.Sdk.State != ConversationState.Active
        ? ModalityState.Connected
        : _conversation.Participants.Find(_address)?.ReadState() ?? ModalityState.Invalid;

    private void DemandNotRefused()
    {
        if (_refusal is { } refusal)
            throw refusal;
    }

    private void OnRemoved(string uri, int status)
    {
        if (!string.Equals(uri, _address.Uri, StringComparison.OrdinalIgnoreCase))
            return;
        _refusal = status != 0
            ? SdkErrors.FromCode(unchecked((uint)status))
            : new LyncException(MessagingError.LyncFailure, $"{_address} was invited, and has gone again at once.");
        _conversation.Changed.Set();
    }
}
