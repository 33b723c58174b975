using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Accepts or declines the invitation that a conversation is, once.</summary>
internal sealed class InvitationAnswering
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;

    public InvitationAnswering(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <summary>Accepts it as soon as that is possible; completes when it is no invitation any more.</summary>
    public async Task AcceptAsync(CancellationToken cancellationToken)
    {
        while (_conversation.Phase == ConversationPhase.Incoming)
        {
            var change = _conversation.Changed.Next;
            await TryAcceptAsync(cancellationToken).ConfigureAwait(false);
            if (_conversation.Phase == ConversationPhase.Incoming
                && !await change.CompletesWithinAsync(UcwaDecisions.LookInterval, cancellationToken).ConfigureAwait(false))
                await _conversation.LookAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Accepts it where it has not been accepted yet, and the server says how.</summary>
    public async Task TryAcceptAsync(CancellationToken cancellationToken)
    {
        if (_conversation.Invitation is not { } invitation || !invitation.TryAnswer())
            return;
        try
        {
            if (await FindAcceptUriAsync(invitation, cancellationToken).ConfigureAwait(false) is not { } uri)
            {
                invitation.AnswerAgain();
                return;
            }
            var response = await _server.Http.SendAsync(
                UcwaRequest.Post(uri, null, RequestRepeat.Always), cancellationToken).ConfigureAwait(false);
            // Somebody may have answered it already, perhaps an attempt of ours whose answer was lost.
            if (response.IsGone || response.Status == 409)
                await _conversation.LookAsync(cancellationToken).ConfigureAwait(false);
            else if (!response.IsSuccess)
                throw UcwaErrors.InConversation(response);
        }
        catch
        {
            invitation.AnswerAgain();
            throw;
        }
    }

    /// <summary>How it is declined, for the one who does so; null where it is no invitation any more, or the server does not say how.</summary>
    public Uri? TakeDeclineUri() =>
        _conversation.Phase == ConversationPhase.Incoming && _conversation.Invitation is { DeclineUri: { } uri } invitation && invitation.TryAnswer()
            ? uri
            : null;

    private async Task<Uri?> FindAcceptUriAsync(IncomingInvitation invitation, CancellationToken cancellationToken)
    {
        if (invitation.AcceptUri is null && invitation.Uri is { } self
            && await _server.Http.FindAsync(self, cancellationToken).ConfigureAwait(false) is { } resource)
            invitation.Read(resource);
        return invitation.AcceptUri;
    }
}
