using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Events;

/// <summary>
/// The event channel of one application. Batches are numbered; asking for one acknowledges the one before, and the last one is kept
/// until then.
/// </summary>
internal sealed class EventChannel
{
    private readonly ServerState _state;
    private readonly string _href;
    private readonly EventParameters _parameters = new();
    private readonly List<UcwaEvent> _queue = [];
    private PendingGet? _pending;
    private JsonObject? _batch;
    private int _last;
    private DateTime _released = DateTime.UtcNow;
    private bool _isClosed;
    private bool _isResuming;

    public EventChannel(ServerState state, string href)
    {
        _state = state;
        _href = href;
    }

    /// <summary>Where a client that knows nothing goes on: the first batch that was not acknowledged.</summary>
    public string Href => HrefOf(_batch is null ? _last + 1 : _last);

    public bool IsPending => _pending is not null;

    /// <summary>How long no GET has been pending.</summary>
    public TimeSpan Silence => _pending is null ? DateTime.UtcNow - _released : TimeSpan.Zero;

    private TimeSpan Medium => _state.Options.MediumPriorityDelay ?? _parameters.Medium;

    public void Add(UcwaEvent happened)
    {
        happened.Queued = DateTime.UtcNow;
        if (_isClosed)
            return;
        if (_state.EventFaults.DelayOf(happened) is { } delay)
        {
            _state.Scheduler.After(delay, () => Enqueue(happened));
            return;
        }
        Enqueue(happened);
        if (_state.EventFaults.IsDoubled(happened))
            Enqueue(happened);
    }

    /// <summary>Takes an event back that no GET has taken.</summary>
    public void Withdraw(UcwaEvent happened) => _queue.RemoveAll(queued => queued == happened);

    /// <summary>Looks again whether events are due.</summary>
    public void Wake() => _pending?.Wake();

    /// <summary>Ends the channel: its application is gone.</summary>
    public void Close()
    {
        _isClosed = true;
        _pending?.End(Reply.Of(UcwaException.NoApplication()));
    }

    /// <summary>Tells the client that conversations and subscriptions were reset.</summary>
    public void Resume()
    {
        _isResuming = true;
        _queue.Clear();
        Wake();
    }

    /// <summary>Releases the pending GET as if another process had sent one.</summary>
    public void Replace() => _pending?.End(Reply.Of(Replaced()));

    /// <summary>Lets the client's number be a wrong one: it is told to resync.</summary>
    public void LoseCount()
    {
        _last += 10;
        _batch = null;
        _pending?.End(Resync(_last));
    }

    /// <summary>The batch of that number, as soon as there is something in it.</summary>
    public async Task<Reply> GetAsync(int number, Input query, CancellationToken aborted)
    {
        var get = new PendingGet(query.Number("priority") ?? 0);
        lock (_state.Gate)
        {
            if (Begin(number, get, query) is { } reply)
                return reply;
        }
        try
        {
            return await WaitAsync(number, get, aborted).ConfigureAwait(false);
        }
        finally
        {
            lock (_state.Gate)
                End(get);
        }
    }

    private async Task<Reply> WaitAsync(int number, PendingGet get, CancellationToken aborted)
    {
        var deadline = DateTime.UtcNow + (_state.Options.EventTimeout ?? _parameters.Timeout);
        while (true)
        {
            Task woken;
            TimeSpan rest;
            lock (_state.Gate)
            {
                aborted.ThrowIfCancellationRequested();
                var now = DateTime.UtcNow;
                if (get.Answer is not null)
                    return get.Answer;
                if (_isResuming || AreEventsDue(now) || now >= deadline)
                    return Release(number);
                woken = get.NextWake();
                rest = NextLook(deadline) - now;
            }
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(aborted);
            await Task.WhenAny(woken, Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What can be answered at once; null where the GET is pending from now on.</summary>
    private Reply? Begin(int number, PendingGet get, Input query)
    {
        if (_isClosed)
            throw UcwaException.NoApplication();
        _parameters.Read(query);
        if (number == _last && _batch is not null)
            return Reply.Of(_batch);
        if (number != _last + 1)
            return Resync(number);
        if (_pending is { } older && older.Priority > get.Priority)
            throw Replaced();
        Replace();
        _pending = get;
        _batch = null;
        return null;
    }

    private void End(PendingGet get)
    {
        if (_pending != get)
            return;
        _pending = null;
        _released = DateTime.UtcNow;
    }

    private Reply Release(int number)
    {
        var senders = new JsonArray();
        JsonObject? sender = null;
        foreach (var happened in _queue)
        {
            if (sender is null || (string?)sender["href"] != happened.SenderHref)
            {
                sender = new JsonObject { ["rel"] = happened.SenderRel, ["href"] = happened.SenderHref, ["events"] = new JsonArray() };
                senders.Add((JsonNode)sender);
            }
            ((JsonArray)sender["events"]!).Add((JsonNode)happened.ToJson(!_state.EventFaults.AreResourcesOmitted));
        }
        _last = number;
        _batch = new JsonObject
        {
            ["_links"] = new JsonObject
            {
                ["self"] = Json.Link(HrefOf(number)),
                [_isResuming ? "resume" : "next"] = Json.Link(HrefOf(number + 1)),
            },
            ["sender"] = senders,
        };
        _isResuming = false;
        var taken = _queue.Select(happened => happened.Taken).ToArray();
        _queue.Clear();
        foreach (var tell in taken)
            tell?.Invoke();
        return Reply.Of(_batch);
    }

    private void Enqueue(UcwaEvent happened)
    {
        if (_isClosed)
            return;
        _queue.Add(happened);
        Wake();
    }

    private bool AreEventsDue(DateTime now) =>
        !_state.EventFaults.AreHeld
        && _queue.Any(happened => happened.Priority == EventPriority.High || now - happened.Queued >= Medium);

    private DateTime NextLook(DateTime deadline)
    {
        var due = _queue.Select(happened => happened.Queued + Medium).Where(_ => !_state.EventFaults.AreHeld).Append(deadline).Min();
        return due < deadline ? due : deadline;
    }

    private Reply Resync(int number) => Reply.Of(new JsonObject
    {
        ["_links"] = new JsonObject { ["self"] = Json.Link(HrefOf(number)), ["resync"] = Json.Link(Href) },
        ["sender"] = new JsonArray(),
    });

    private string HrefOf(int number) => $"{_href}?ack={number}";

    private static UcwaException Replaced() =>
        UcwaException.Conflict("PGetReplaced", "Another request for events has taken the place of this one.");
}
