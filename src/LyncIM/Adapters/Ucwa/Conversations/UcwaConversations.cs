using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The conversations of one connection: starts them, and finds whose an event is.</summary>
internal sealed class UcwaConversations : IEventSink
{
    private readonly UcwaServer _server;
    private readonly OperationRunner _operations;
    private readonly ConversationRefresh _refresh;
    private readonly Action<UcwaEvent> _people;
    private readonly ConversationIndex _index = new();
    private readonly SerialQueue _batches = new();
    private readonly Signal _handled = new();

    /// <param name="server">The connection.</param>
    /// <param name="people">Takes events that are of no conversation.</param>
    public UcwaConversations(UcwaServer server, Action<UcwaEvent> people)
    {
        _server = server;
        _people = people;
        _operations = new OperationRunner(server, Handle, () => Handle(Array.Empty<UcwaEvent>()));
        _refresh = new ConversationRefresh(server, _index, CreateForeign);
    }

    /// <summary>A conversation that the server need not know of before something is said in it.</summary>
    public UcwaConversation Start(IReadOnlyList<SipAddress> participants, string? subject)
    {
        var conversation = new UcwaConversation(_server, this, _operations, isOwn: true) { Subject = subject };
        conversation.News.TellState(LyncConversationState.Inactive);
        conversation.News.TellSubject(subject);
        foreach (var address in participants.Distinct())
            conversation.Roster.Expect(address);
        conversation.News.Announce();
        return conversation;
    }

    /// <summary>Joins a meeting; completes when it can be talked in.</summary>
    public async Task<UcwaConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken)
    {
        var meetingUri = MeetingUriOf(conferenceUri);
        var conversation = new UcwaConversation(_server, this, _operations, isOwn: true);
        conversation.News.TellConference(conferenceUri);
        await conversation.Opening.StartMeetingAsync("joinOnlineMeeting", meetingUri, cancellationToken).ConfigureAwait(false);
        conversation.News.Announce();
        try
        {
            await conversation.WhenCanSendAsync(cancellationToken).ConfigureAwait(false);
            return conversation;
        }
        catch
        {
            conversation.EndAsync(CancellationToken.None).IgnoreFault();
            throw;
        }
    }

    public void OnEvents(IReadOnlyList<UcwaEvent> events) => Handle(events.ToArray());

    public void OnResync() => _batches.Add(() => _refresh.RunAsync(_handled.Next));

    public void OnResume() => _batches.Add(() =>
    {
        EndAll();
        return Task.CompletedTask;
    });

    /// <summary>The server has ended all that it knew of; what it was never told of goes on.</summary>
    public void EndAll()
    {
        _server.Operations.FailAll(new LyncException(MessagingError.ConversationEnded, "The server has ended the conversation.", 481));
        foreach (var conversation in _index.All)
            conversation.End();
    }

    /// <summary>A conversation is on the server no longer, or no longer the one that is there.</summary>
    public void Forget(UcwaConversation conversation, Uri? uri)
    {
        if (uri is not null && _index.Find(uri) == conversation)
            _index.End(uri);
    }

    /// <summary>Lync's own clients write conf: before it.</summary>
    private static string MeetingUriOf(string conferenceUri)
    {
        const string Prefix = "conf:";
        var uri = conferenceUri.Trim();
        if (uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            uri = uri.Substring(Prefix.Length);
        return uri.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) && uri.Contains("@")
            ? uri
            : throw new LyncException(
                MessagingError.InvalidSipAddress, $"The server does not take {DisplayText.Quote(conferenceUri)} for the URI of a conference.");
    }

    private UcwaConversation CreateForeign() => new(_server, this, _operations, isOwn: false);

    private void Handle(params UcwaEvent[] events) => _batches.Add(() => HandleAsync(events));

    private async Task HandleAsync(UcwaEvent[] events)
    {
        var incomplete = events.Where(happened => happened.Resource is null && happened.IsInvitation && !_server.Operations.Knows(happened));
        await Task.WhenAll(incomplete.Select(CompleteAsync)).ConfigureAwait(false);
        // Whose a conversation is stands in its invitation, which may come after it.
        foreach (var happened in events.Where(happened => happened.IsInvitation))
            Bind(happened);
        foreach (var happened in events)
            Dispatch(happened);
        if (!_server.Operations.IsConversationAwaited)
            _index.Release(CreateForeign);
        if (events.Length > 0)
            _handled.Set();
    }

    private async Task CompleteAsync(UcwaEvent happened)
    {
        try
        {
            if (happened.Link.Uri is { } uri)
                happened.Complete(await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false));
        }
        catch (LyncException)
        {
            // Where it is ours, the event is claimed by where it is.
        }
    }

    private void Bind(UcwaEvent happened)
    {
        if (happened.Resource?.Link("conversation")?.Uri is not { } uri)
            return;
        var operation = _server.Operations.Find(happened);
        if (operation is { Conversation.HasEnded: true } || (operation is null && _server.Operations.IsAbandoned(happened)))
        {
            _index.End(uri);
            _server.Http.SendAsync(UcwaRequest.Delete(uri), _server.Lifetime).IgnoreFault();
        }
        else if (operation is not null)
        {
            _index.Bind(uri, () => operation.Conversation);
        }
        else if (UcwaErrors.Is(happened.Resource.Text("direction") ?? "", "Incoming") && !happened.IsCompleted)
        {
            _index.Bind(uri, CreateForeign);
        }
    }

    private void Dispatch(UcwaEvent happened)
    {
        if (happened.IsInvitation || happened.Rel == "participantInvitation")
            DispatchInvitation(happened);
        else if (happened.SenderRel == "conversation" && happened.Sender is { } sender)
            _index.Post(sender, happened);
        else if (happened.Rel == "conversation" && happened.Link.Uri is { } uri)
            _index.Post(uri, happened);
        else
            _people(happened);
    }

    private void DispatchInvitation(UcwaEvent happened)
    {
        if (_server.Operations.Find(happened) is { } operation)
            operation.Conversation.Post(happened, operation);
        else if (FindInvited(happened) is { } conversation)
            conversation.Post(happened);
        else
            _server.Operations.Keep(happened);
    }

    /// <summary>Somebody else's conversation, by where it or its invitation is.</summary>
    private UcwaConversation? FindInvited(UcwaEvent happened) =>
        _index.Find(happened.Resource?.Link("conversation")?.Uri) is { } known
            ? known.IsOwn ? null : known
            : _index.All.FirstOrDefault(conversation => !conversation.IsOwn && UcwaEvent.KeyOf(conversation.Invitation?.Uri) == happened.Key);
}
