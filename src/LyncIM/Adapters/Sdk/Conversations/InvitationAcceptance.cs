using System.Threading;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Accepts one conversation where it is an invitation, also one that has connected by itself, where Lync lets it.</summary>
internal sealed class InvitationAcceptance
{
    private readonly SdkConversation _conversation;
    private volatile bool _hasAccepted;
    private volatile bool _isOver;

    public InvitationAcceptance(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    private enum Seen
    {
        NoInvitation,
        Waiting,
        Acceptable,
    }

    /// <summary>Completes when the conversation is no invitation any more, or has ended.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (!_isOver && !_conversation.IsOwn && !_conversation.HasEndedHere)
        {
            var change = _conversation.Changed.Next;
            var seen = await _conversation.RunAsync(Look, cancellationToken).ConfigureAwait(false);
            if (seen == Seen.NoInvitation)
                _isOver = true;
            else if (seen == Seen.Acceptable)
                await AcceptAsync(cancellationToken).ConfigureAwait(false);
            else
                await _conversation.WaitAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    private Seen Look()
    {
        var messaging = _conversation.DemandMessaging();
        return !_hasAccepted && messaging.CanInvoke(ModalityAction.Accept) ? Seen.Acceptable
            : messaging.State == ModalityState.Notified ? Seen.Waiting
            : Seen.NoInvitation;
    }

    /// <summary>Accepts once. It fails where somebody else has just accepted it, which the next look shows.</summary>
    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        _hasAccepted = true;
        try
        {
            await _conversation.RunAsync(
                () =>
                {
                    _conversation.DemandMessaging().Accept();
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e) when (!_conversation.Life.HasGone)
        {
            SdkTrace.Write(e);
        }
    }
}
