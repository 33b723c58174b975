using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Lets one thing at a time be done in a conversation, in the order in which it was asked for.</summary>
internal sealed class TurnQueue
{
    /// <summary>Serves asynchronous waiters in the order in which they came.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationReason _ended;

    /// <param name="ended">Frees whoever waits for a turn.</param>
    public TurnQueue(CancellationReason ended)
    {
        _ended = ended;
    }

    /// <summary>Queues up; the place in the queue is taken before this returns. Disposing of the turn ends it.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the conversation has ended.</exception>
    public Task<Turn> TakeAsync(CancellationToken cancellationToken)
    {
        if (_turn.Wait(0))
            return Task.FromResult(new Turn(_turn));
        return WaitAsync(cancellationToken);
    }

    /// <summary>Whether the turn under way has ended within <paramref name="time"/>.</summary>
    public async Task<bool> IsIdleWithinAsync(TimeSpan time)
    {
        if (!await _turn.WaitAsync(time).ConfigureAwait(false))
            return false;
        _turn.Release();
        return true;
    }

    private async Task<Turn> WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        return new Turn(_turn);
    }

    /// <summary>A turn; end it once.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim _turn;

        public Turn(SemaphoreSlim turn)
        {
            _turn = turn;
        }

        public void Dispose() => _turn.Release();
    }
}
