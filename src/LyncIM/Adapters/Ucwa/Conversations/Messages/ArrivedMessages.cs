using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Passes the messages of one conversation on, each once: those of others, and the local user's own. Called in the order of events. The
/// server may tell a message twice, the text of an invitation again as a message, and what was sent from here as if it had arrived.
/// </summary>
internal sealed class ArrivedMessages
{
    private const int MostRemembered = 1000;

    private static readonly IReadOnlyDictionary<LyncMessageFormat, string> Empty = new Dictionary<LyncMessageFormat, string>();

    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly HashSet<string> _told = new();
    private readonly Queue<string> _toldInOrder = new();
    private readonly List<string> _own = new();
    private readonly Stopwatch _sinceInvitation = new();
    private string? _invitation;

    public ArrivedMessages(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <summary>The text of an invitation.</summary>
    public void TellInvitation(RosterMember? sender, UcwaLink text)
    {
        if (_invitation is not null || Read(new[] { text }) is not { Count: > 0 } contents)
            return;
        _invitation = Words(contents);
        _sinceInvitation.Start();
        Tell(sender?.Person ?? new Person("", ""), isFromSelf: false, contents);
    }

    /// <summary>A message that was sent from here has been delivered.</summary>
    public void TellOwn(OutgoingText message)
    {
        Remember(Words(message.Contents));
        Tell(_server.Self, isFromSelf: true, message.Contents);
    }

    /// <summary>A message of an event; what is no message of others is passed to <paramref name="outbox"/>.</summary>
    public async Task OnMessageAsync(UcwaEvent happened, Outbox outbox)
    {
        // What has only been started has no text yet, and completes.
        if (!happened.IsCompleted || !IsNew(happened))
            return;
        if (outbox.IsOwn(happened))
        {
            outbox.OnCompleted(happened);
            return;
        }
        var resource = happened.Resource;
        if (resource is null && happened.Link.Uri is { } uri)
            resource = await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false);
        if (resource is null)
        {
            outbox.OnCompleted(happened);
            return;
        }
        happened.Complete(resource);
        var contents = Read(resource.Links("plainMessage").Concat(resource.Links("htmlMessage")));
        if (UcwaErrors.Is(resource.Text("direction") ?? "", "Outgoing"))
        {
            if (!outbox.OnCompleted(happened) && contents.Count > 0)
                TellOwnFromElsewhere(contents);
            return;
        }
        await TellOfOthersAsync(resource, contents).ConfigureAwait(false);
    }

    /// <summary>The message as parts, of which what cannot be read is left out.</summary>
    private static IReadOnlyDictionary<LyncMessageFormat, string> Read(IEnumerable<UcwaLink> texts)
    {
        MessageContents? contents = null;
        foreach (var text in texts)
        {
            if (DataUri.TryRead(text.Href) is { } part)
                contents = contents?.With(part.Key, part.Value) ?? new MessageContents(part.Key, part.Value);
        }
        return contents ?? Empty;
    }

    /// <summary>The same words are the same message, though one was HTML and the other was not.</summary>
    private static string Words(IReadOnlyDictionary<LyncMessageFormat, string> contents) =>
        DisplayText.OneLine(MessageText.Read(contents, null));

    private async Task TellOfOthersAsync(UcwaResource resource, IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        var sender = await _conversation.Roster.FindSenderAsync(resource).ConfigureAwait(false);
        if (sender is { IsSelf: true })
        {
            TellOwnFromElsewhere(contents);
            return;
        }
        if (sender is not null)
        {
            _conversation.Roster.TellJoined(sender);
            _conversation.Roster.StopTyping(sender);
        }
        if (!IsInvitationAgain(contents))
            Tell(sender?.Person ?? new Person("", ""), isFromSelf: false, contents);
    }

    /// <summary>Only the first message that arrives after an invitation can be its text once more.</summary>
    private bool IsInvitationAgain(IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        var isAgain = _invitation is { } invitation
            && _sinceInvitation.IsRunning
            && _sinceInvitation.Elapsed < UcwaDecisions.RepeatedTextTime
            && Words(contents) == invitation;
        _sinceInvitation.Reset();
        return isAgain;
    }

    /// <summary>The local user's, which was said from here and has been told, or is about to be; or on another device.</summary>
    private void TellOwnFromElsewhere(IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        if (!_own.Remove(Words(contents)) && !_conversation.Outbox.IsUnderWay(Words(contents), Words))
            Tell(_server.Self, isFromSelf: true, contents);
    }

    private void Remember(string words)
    {
        _own.Add(words);
        if (_own.Count > MostRemembered)
            _own.RemoveAt(0);
    }

    /// <summary>A server that counts anew in the same conversation gives another time.</summary>
    private bool IsNew(UcwaEvent happened)
    {
        var identity = $"{happened.Key} {happened.Resource?.Text("timeStamp")}";
        if (!_told.Add(identity))
            return false;
        _toldInOrder.Enqueue(identity);
        if (_toldInOrder.Count > MostRemembered)
            _told.Remove(_toldInOrder.Dequeue());
        return true;
    }

    private void Tell(Person sender, bool isFromSelf, IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        var message = new ArrivedMessage(sender, isFromSelf, contents, null);
        _conversation.News.Tell((observer, conversation) => observer.MessageArrived(conversation, message));
    }
}
