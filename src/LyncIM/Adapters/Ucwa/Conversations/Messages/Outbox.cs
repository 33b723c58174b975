using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Sends the messages of one conversation, in order, each once. What became of one is told by its event, which may come before the
/// answer to the request; where that answer is lost, nothing is sent again.
/// </summary>
internal sealed class Outbox
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<PendingMessage> _pending = new();
    private readonly List<UcwaEvent> _unclaimed = new();

    public Outbox(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <summary>Sends a message; completes when it has been delivered.</summary>
    /// <exception cref="LyncException">It was not, or nobody knows.</exception>
    public async Task SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        PendingMessage? pending;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _conversation.Typing.StopAsync().ConfigureAwait(false);
            if (await _conversation.Opening.OpenWithAsync(text, cancellationToken).ConfigureAwait(false))
                return;
            pending = await PostAsync(text, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
        if (await WhenCompletedAsync(pending, cancellationToken).ConfigureAwait(false) is { } failure)
            throw failure;
    }

    /// <summary>Whether an event is known to be of a message that was sent from here.</summary>
    public bool IsOwn(UcwaEvent happened)
    {
        lock (_pending)
            return Find(happened) is not null;
    }

    /// <summary>Whether a message with these words has been sent and not been told yet.</summary>
    public bool IsUnderWay(string words, Func<IReadOnlyDictionary<LyncMessageFormat, string>, string> wordsOf)
    {
        lock (_pending)
            return _pending.Any(pending => wordsOf(pending.Text.Contents) == words);
    }

    /// <summary>A message of the local user's has completed; whether it may be one that was sent from here. Called in the order of events.</summary>
    public bool OnCompleted(UcwaEvent happened)
    {
        PendingMessage? pending;
        lock (_pending)
        {
            pending = Find(happened);
            if (pending is null && _pending.Exists(message => message is { Key: null, IsInDoubt: false }))
            {
                // It may be that one's, which is told by the answer that is under way.
                _unclaimed.Add(happened);
                return true;
            }
            pending ??= _pending.Find(message => message is { Key: null, IsInDoubt: true });
            if (pending is null)
                return false;
            pending.Key = happened.Key;
        }
        Complete(pending, happened);
        return true;
    }

    /// <summary>Frees whoever waits.</summary>
    public void FailAll(LyncException reason)
    {
        PendingMessage[] pending;
        lock (_pending)
        {
            pending = _pending.ToArray();
            _pending.Clear();
            _unclaimed.Clear();
        }
        foreach (var message in pending)
            message.Complete(reason);
    }

    private async Task<PendingMessage> PostAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var messaging = _conversation.Messaging;
        if (messaging.SendUri is not { } uri)
            throw _conversation.EndedError();
        if (!text.IsPlain && !messaging.TakesHtml)
            throw OutgoingText.NotSupported("The others cannot show HTML");
        var pending = new PendingMessage(text);
        lock (_pending)
            _pending.Add(pending);
        try
        {
            var request = UcwaRequest.PostText(QueryString.Add(uri, "operationId", pending.Id), text.MediaType, text.Text);
            var response = await _server.Http.SendRepeatedlyAsync(request, cancellationToken).ConfigureAwait(false);
            var isUnknown = response.Status is 502 or 504 || (response.IsSuccess && response.IsPage);
            if (!response.IsSuccess && !isUnknown)
                throw UcwaErrors.InConversation(response);
            Identify(pending, isUnknown ? null : UcwaEvent.KeyOf(response.Location));
        }
        catch (TransportException e) when (e.MayHaveArrived)
        {
            Identify(pending, null);
        }
        catch (TransportException e)
        {
            Forget(pending);
            throw UcwaErrors.NoAnswer(e);
        }
        catch (Exception)
        {
            Forget(pending);
            throw;
        }
        return pending;
    }

    /// <summary>The server has said what it knows a message by, or never will; events that have come before find their messages now.</summary>
    private void Identify(PendingMessage pending, string? key)
    {
        UcwaEvent[] early;
        lock (_pending)
        {
            pending.Key ??= key;
            pending.IsInDoubt = pending.Key is null;
            early = _unclaimed.ToArray();
            _unclaimed.Clear();
        }
        // In the order of events, after those that have come since.
        foreach (var happened in early)
            _conversation.Queue.Add(() =>
            {
                OnCompleted(happened);
                return Task.CompletedTask;
            });
    }

    /// <summary>Why it was not delivered; null where it was.</summary>
    private async Task<LyncException?> WhenCompletedAsync(PendingMessage pending, CancellationToken cancellationToken)
    {
        if (pending.IsInDoubt)
        {
            var limit = UcwaDecisions.DoubtLimit;
            var look = UcwaDecisions.ShortDoubtLimit;
            for (var waited = TimeSpan.Zero; waited < limit; waited += look)
            {
                if (await pending.Completion.CompletesWithinAsync(look, cancellationToken).ConfigureAwait(false))
                    return await pending.Completion.ConfigureAwait(false);
                // While nothing is heard, nothing will be told.
                if (!_server.IsHeard && waited >= look)
                    break;
            }
            Forget(pending);
            return UcwaErrors.Unknown("the message");
        }
        var isCompleted = await pending.Completion.CompletesAsync(cancellationToken).ConfigureAwait(false);
        if (!isCompleted)
            throw new OperationCanceledException(cancellationToken);
        return await pending.Completion.ConfigureAwait(false);
    }

    private PendingMessage? Find(UcwaEvent happened)
    {
        var id = happened.Resource?.Text("operationId");
        return _pending.Find(pending => pending.Id == id) ?? _pending.Find(pending => pending.Key == happened.Key);
    }

    private void Complete(PendingMessage pending, UcwaEvent happened)
    {
        lock (_pending)
        {
            if (!_pending.Remove(pending))
                return;
        }
        var failure = FailureOf(happened);
        if (failure is null)
            _conversation.Arrived.TellOwn(pending.Text);
        pending.Complete(failure);
    }

    /// <summary>In a conversation of several, a message has failed where it has reached none of them.</summary>
    private LyncException? FailureOf(UcwaEvent happened)
    {
        if (happened.IsFailure)
            return UcwaErrors.Of(happened.Reason);
        var missed = happened.Resource?.Links("failedDeliveryParticipant").Count() ?? 0;
        return missed > 0 && missed >= _conversation.Roster.Others.Count
            ? UcwaErrors.Of(happened.Reason ?? new UcwaReason("RemoteFailure", "Unreachable", ""))
            : null;
    }

    private void Forget(PendingMessage pending)
    {
        lock (_pending)
        {
            _pending.Remove(pending);
            if (_pending.Count == 0)
                _unclaimed.Clear();
        }
    }
}
