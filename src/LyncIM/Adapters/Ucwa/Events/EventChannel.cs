using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Hears what happens in one application: one pending GET, always open, asked for again before what it has brought is handled. Where it
/// breaks, the same is asked for again, and the same comes.
/// </summary>
internal sealed class EventChannel
{
    private readonly UcwaHttp _http;
    private readonly IEventSink _sink;
    private readonly Backoff _backoff = new();
    private readonly Signal _hurry = new();
    private Uri _position;
    private volatile string _trouble = "";
    private CancellationTokenSource? _attempt;

    /// <param name="http">The way to the server.</param>
    /// <param name="sink">Takes what comes.</param>
    /// <param name="events">Where the channel begins.</param>
    public EventChannel(UcwaHttp http, IEventSink sink, Uri events)
    {
        _http = http;
        _sink = sink;
        _position = events;
    }

    /// <summary>Whether the last attempt has failed: nothing is heard at the moment.</summary>
    public bool IsBroken => _backoff.Failures > 0;

    /// <summary>Why nothing is heard at the moment, in words for the user; null where the last attempt has not failed.</summary>
    public string? Trouble => IsBroken ? $"The server does not answer at the moment, and is tried again: {_trouble}." : null;

    /// <summary>Where a pause is being made after a failure, ends it: somebody uses the server.</summary>
    public void TryNow() => _hurry.Set();

    /// <summary>Asks again at once whether the application is still there.</summary>
    public void CheckNow()
    {
        try
        {
            Volatile.Read(ref _attempt)?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just been answered.
        }
    }

    /// <summary>Listens until the channel ends; it can be called again, and goes on where it was.</summary>
    /// <exception cref="OperationCanceledException">Nobody listens any more.</exception>
    public async Task<ChannelEnd> RunAsync(CancellationToken cancellationToken)
    {
        var pending = NextAsync(cancellationToken);
        while (true)
        {
            var (answer, end) = await pending.ConfigureAwait(false);
            if (answer is null)
                return end!;
            pending = NextAsync(cancellationToken);
            Handle(answer);
        }
    }

    private void Handle(UcwaResource answer)
    {
        var events = UcwaEvent.ReadAll(answer);
        if (answer.Link("resync") is not null)
            _sink.OnResync();
        else if (answer.Link("resume") is not null)
            _sink.OnResume();
        if (events.Count > 0)
            _sink.OnEvents(events);
    }

    /// <summary>The next complete answer, however often it has to be asked for; or the end of the channel.</summary>
    private async Task<(UcwaResource? Answer, ChannelEnd? End)> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? retryAfter = null;
            try
            {
                if (await AskAsync(cancellationToken).ConfigureAwait(false) is not { } response)
                    continue;
                if (NextOf(response) is { } next)
                {
                    _backoff.Reset();
                    _position = next;
                    return (response.Resource, null);
                }
                if (EndOf(response) is { } end)
                    return (null, new ChannelEnd(end));
                retryAfter = response.RetryAfter;
                _trouble = response.IsSuccess ? "what answers is not the server" : $"HTTP {response.Status}";
            }
            catch (TransportException e)
            {
                _trouble = e.Message;
            }
            catch (LyncException e) when (e.Error == MessagingError.SignInFailed)
            {
                return (null, new ChannelEnd(ChannelEndKind.SignedOut, e));
            }
            catch (LyncException e)
            {
                _trouble = e.Message.TrimEnd('.');
            }
            await PauseAsync(retryAfter, cancellationToken).ConfigureAwait(false);
            if (_backoff.Failures % UcwaDecisions.FailuresBeforeDiscovery == 0)
                return (null, new ChannelEnd(ChannelEndKind.Unreachable));
        }
    }

    /// <summary>Asks once; null where it took too long, or is to be asked again at once.</summary>
    private async Task<UcwaResponse?> AskAsync(CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(UcwaDecisions.PendingGetLimit);
        Volatile.Write(ref _attempt, attempt);
        try
        {
            return await _http.SendOnceAsync(UcwaRequest.Get(_position), attempt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Volatile.Write(ref _attempt, null);
        }
    }

    private async Task PauseAsync(TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var hurry = retryAfter is null ? _hurry.Next : new TaskCompletionSource<bool>().Task;
        await hurry.CompletesWithinAsync(_backoff.Next(retryAfter), cancellationToken).ConfigureAwait(false);
    }

    private static Uri? NextOf(UcwaResponse response) => response.IsSuccess && response.Resource is { } answer
        ? (answer.Link("resync") ?? answer.Link("resume") ?? answer.Link("next"))?.Uri
        : null;

    /// <summary>What the answer ends; null where it may pass. A page may be a proxy's, and counts where it stays.</summary>
    private ChannelEndKind? EndOf(UcwaResponse response)
    {
        var hasStayed = _backoff.Failures + 1 >= UcwaDecisions.FailuresBeforeDiscovery;
        return response.Status switch
        {
            409 when response.Reason is { } reason && UcwaErrors.Is(reason.Subcode, "PGetReplaced") => ChannelEndKind.Replaced,
            404 or 410 when response.Reason is not null || hasStayed => ChannelEndKind.Gone,
            400 or 403 when hasStayed => ChannelEndKind.Gone,
            _ => null,
        };
    }
}
