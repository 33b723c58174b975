using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Starts and joins conversations. What was begun and is no longer wanted is ended again.</summary>
internal sealed class ConversationOpening
{
    private readonly SdkConversations _conversations;
    private readonly SdkContext _context;

    public ConversationOpening(SdkConversations conversations, SdkContext context)
    {
        _conversations = conversations;
        _context = context;
    }

    /// <summary>Starts one; the people are added, and the subject is set, as soon as Lync has provisioned it.</summary>
    public async Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken)
    {
        var contacts = await RunAsync(() => participants.Select(_context.Contacts.Get).ToArray(), cancellationToken).ConfigureAwait(false);
        var opened = await OpenAsync(manager => manager.AddConversation(), cancellationToken).ConfigureAwait(false);
        var conversation = opened.Conversation;
        conversation.IsOwn = true;
        try
        {
            var naming = Task.CompletedTask;
            await RunWhenAddedAsync(
                conversation,
                () =>
                {
                    if (subject is not null)
                        naming = conversation.Status.TrySetSubjectAsync(subject);
                    for (var i = 0; i < contacts.Length; i++)
                        conversation.Participants.Invite(contacts[i], participants[i]);
                },
                cancellationToken).ConfigureAwait(false);
            await naming.ConfigureAwait(false);
            return conversation;
        }
        catch (Exception)
        {
            conversation.Abandon();
            throw;
        }
    }

    /// <summary>Joins a conference. One that is open already is used, and one whose invitation waits is accepted.</summary>
    public async Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(manager => Join(manager, conferenceUri), cancellationToken).ConfigureAwait(false);
        var conversation = opened.Conversation;
        try
        {
            await RunWhenAddedAsync(conversation, () => { }, cancellationToken).ConfigureAwait(false);
            await conversation.AcceptAsync(cancellationToken).ConfigureAwait(false);
            return conversation;
        }
        catch (Exception) when (opened.IsNew)
        {
            conversation.Abandon();
            throw;
        }
    }

    private static Conversation? Join(ConversationManager manager, string conferenceUri)
    {
        try
        {
            return manager.JoinConference(conferenceUri);
        }
        catch (Exception e) when (SdkErrors.Unwrap(e) is ArgumentException)
        {
            throw new LyncException(
                MessagingError.InvalidSipAddress,
                $"Lync does not take {DisplayText.Quote(conferenceUri)} for the URI of a conference.",
                inner: e);
        }
    }

    /// <summary>Opens one, and gives it up where it comes only when nobody waits for it any more.</summary>
    private async Task<OpenedConversation> OpenAsync(
        Func<ConversationManager, Conversation?> open, CancellationToken cancellationToken)
    {
        SdkConversation? begun = null;
        try
        {
            return await RunAsync(
                () =>
                {
                    var opened = _conversations.Open(open);
                    begun = opened.IsNew ? opened.Conversation : null;
                    if (cancellationToken.IsCancellationRequested)
                        begun?.Abandon();
                    return opened;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            begun?.Abandon();
            throw;
        }
    }

    private async Task RunWhenAddedAsync(SdkConversation conversation, Action setUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _context.Life.Over);
        try
        {
            await conversation.Provisioning.RunAsync(setUp, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _context.Life.DemandPresent();
            throw;
        }
    }

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
