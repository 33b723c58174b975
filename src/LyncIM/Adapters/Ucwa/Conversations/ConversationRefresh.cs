using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Compares what is known of conversations with what the server has, after events may have been lost.</summary>
internal sealed class ConversationRefresh
{
    private readonly UcwaServer _server;
    private readonly ConversationIndex _index;
    private readonly Func<UcwaConversation> _create;

    /// <param name="server">The connection.</param>
    /// <param name="index">What is known.</param>
    /// <param name="create">Makes a conversation that was not started here.</param>
    public ConversationRefresh(UcwaServer server, ConversationIndex index, Func<UcwaConversation> create)
    {
        _server = server;
        _index = index;
        _create = create;
    }

    /// <param name="handled">Completes when the next events have been handled: what was said before an end may be among them.</param>
    public async Task RunAsync(Task handled)
    {
        if (await ReadListAsync().ConfigureAwait(false) is not { } uris)
            return;
        if (!_server.Operations.IsConversationAwaited)
        {
            foreach (var uri in uris)
                _index.Bind(uri, _create);
        }
        var there = new HashSet<string>(uris.Select(uri => uri.AbsoluteUri));
        foreach (var conversation in _index.All)
        {
            if (UcwaEvent.KeyOf(conversation.Uri) is { } key && !there.Contains(key) && conversation.Phase != ConversationPhase.Starting)
                EndAfterAsync(handled, conversation).IgnoreFault();
        }
        var present = _index.All.Where(conversation => there.Contains(UcwaEvent.KeyOf(conversation.Uri) ?? ""));
        await Task.WhenAll(present.Select(conversation => conversation.LookAsync(_server.Lifetime))).ConfigureAwait(false);
        await Task.WhenAll(_server.Operations.All().Select(LookAtAsync)).ConfigureAwait(false);
    }

    private static async Task EndAfterAsync(Task handled, UcwaConversation conversation)
    {
        await handled.CompletesWithinAsync(UcwaDecisions.ShortDoubtLimit).ConfigureAwait(false);
        conversation.Queue.Add(() =>
        {
            conversation.End();
            return Task.CompletedTask;
        });
    }

    private async Task<IReadOnlyList<Uri>?> ReadListAsync()
    {
        var list = await _server.Application.FindCommunicationLinkAsync("conversations", _server.Lifetime).ConfigureAwait(false);
        if (list is null || await _server.Http.FindAsync(list, _server.Lifetime).ConfigureAwait(false) is not { } resource)
            return null;
        return resource.Links("conversation").Select(link => link.Uri)
            .Concat(resource.AllEmbedded("conversation").Select(embedded => embedded.Self))
            .OfType<Uri>()
            .ToArray();
    }

    /// <summary>An invitation whose events may have been lost.</summary>
    private async Task LookAtAsync(Operation operation)
    {
        if (operation.Key is not { } key || !Uri.TryCreate(key, UriKind.Absolute, out var uri))
            return;
        var resource = await _server.Http.FindAsync(uri, _server.Lifetime).ConfigureAwait(false);
        var isConnected = UcwaErrors.Is(resource?.Text("state") ?? "", "Connected");
        // Else its events, which may come after all, would be taken for somebody else's.
        if (isConnected && resource?.Link("conversation")?.Uri is { } place)
            _index.Bind(place, () => operation.Conversation);
        operation.Conversation.Queue.Add(() =>
        {
            if (resource is null || Operation.IsFailed(resource.Text("state")))
                operation.Fail(UcwaErrors.Of((UcwaReason?)null));
            else if (isConnected)
                Succeed(operation);
            return Task.CompletedTask;
        });
    }

    private static void Succeed(Operation operation)
    {
        operation.Conversation.Open();
        operation.Succeed();
    }
}
