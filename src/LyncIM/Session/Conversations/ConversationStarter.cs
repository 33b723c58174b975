using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Starts and joins conversations; an open one is used where it serves.</summary>
internal sealed class ConversationStarter
{
    private readonly ConversationTable _conversations;
    private readonly KeyedLock _starting = new();

    public ConversationStarter(ConversationTable conversations)
    {
        _conversations = conversations;
    }

    /// <summary>
    /// Waits until nobody else starts a conversation with the same person, so that the second finds the first; null where that does
    /// not matter.
    /// </summary>
    public async Task<IDisposable?> TakeTurnAsync(StartRequest request, CancellationToken cancellationToken) =>
        request.MayBeOpen ? await _starting.TakeAsync(request.Participants[0].Address, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The conversation, and whether it was opened for this.</summary>
    public async Task<(LyncConversation Conversation, bool IsNew)> StartAsync(
        AttachedClient attached, object owner, StartRequest request, INotices notices, CancellationToken cancellationToken)
    {
        OwnAddress.Refuse(attached, request.Participants);
        if (request.MayBeOpen && _conversations.FindOneToOne(request.Participants[0]) is { } open)
        {
            if (request.Subject is not null && request.Subject != open.Conversation.Subject)
                notices.Warning($"{open.Conversation} was open already, and keeps its subject; Start-LyncConversation -New starts another one.");
            return (open.Conversation, false);
        }
        var steps = new StepTimes(notices);
        var channel = await attached.Client.StartAsync(request.Participants, request.Subject, cancellationToken).ConfigureAwait(false);
        var conversation = _conversations.Ensure(channel, owner).Conversation;
        steps.Tell("Started", conversation);
        if (request.Subject is not null && conversation.Subject is null)
            notices.Warning($"The subject of {conversation} could not be set.");
        return (conversation, true);
    }

    /// <summary>Joins a conference, where it has not been joined already.</summary>
    public async Task<LyncConversation> JoinAsync(
        AttachedClient attached, object owner, string conferenceUri, CancellationToken cancellationToken)
    {
        using (await _starting.TakeAsync(conferenceUri, cancellationToken).ConfigureAwait(false))
        {
            if (_conversations.FindConference(conferenceUri) is { } open)
            {
                // It may be an invitation that waits.
                await open.Channel.AcceptAsync(cancellationToken).ConfigureAwait(false);
                return open.Conversation;
            }
            var channel = await attached.Client.JoinAsync(conferenceUri, cancellationToken).ConfigureAwait(false);
            return _conversations.Ensure(channel, owner).Conversation;
        }
    }
}
