using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Shows the local user as typing: the server forgets it, so it is said again while it is on, and ends by not being said.</summary>
internal sealed class OwnTyping
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly object _sync = new();
    private CancellationTokenSource? _refreshing;
    private Task _saying = Task.CompletedTask;

    public OwnTyping(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <summary>Shows typing from now on until it is stopped.</summary>
    /// <exception cref="LyncException">The server does not show it.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StopAsync().ConfigureAwait(false);
        var refreshing = CancellationTokenSource.CreateLinkedTokenSource(_server.Lifetime);
        Task saying;
        lock (_sync)
        {
            _refreshing = refreshing;
            _saying = saying = SayAsync(refreshing.Token);
        }
        saying.IgnoreFault();
        if (!await saying.CompletesAsync(cancellationToken).ConfigureAwait(false))
            throw new OperationCanceledException(cancellationToken);
        await saying.ConfigureAwait(false);
        RefreshAsync(refreshing).IgnoreFault();
    }

    /// <summary>It is said no more; what is being said has been said when this completes, or is given up.</summary>
    public async Task StopAsync()
    {
        CancellationTokenSource? refreshing;
        Task saying;
        lock (_sync)
        {
            (refreshing, _refreshing) = (_refreshing, null);
            saying = _saying;
        }
        if (refreshing is null)
            return;
        await saying.CompletesWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false);
        refreshing.Cancel();
    }

    private async Task RefreshAsync(CancellationTokenSource refreshing)
    {
        while (true)
        {
            await Task.Delay(UcwaDecisions.TypingInterval, refreshing.Token).ConfigureAwait(false);
            Task saying;
            lock (_sync)
            {
                if (_refreshing != refreshing)
                    return;
                _saying = saying = SayAsync(refreshing.Token);
            }
            // One that fails is made up for by the next.
            await Task.WhenAny(saying).ConfigureAwait(false);
            saying.IgnoreFault();
        }
    }

    private async Task SayAsync(CancellationToken cancellationToken)
    {
        if (_conversation.Messaging.TypingUri is not { } uri)
            return;
        var response = await _server.Http.SendAsync(
            UcwaRequest.Post(uri, null, RequestRepeat.Never), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            throw UcwaErrors.InConversation(response);
    }
}
