using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>Lets one at a time do something for a key, and forgets keys that nobody uses.</summary>
internal sealed class KeyedTurns
{
    private readonly Dictionary<string, (SemaphoreSlim Turn, int Users)> _turns = new();

    /// <summary>Waits for the key's turn; disposing of what is returned ends it.</summary>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var turn = Use(key);
        try
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Holder(this, key, turn);
        }
        catch (Exception)
        {
            Leave(key);
            throw;
        }
    }

    private SemaphoreSlim Use(string key)
    {
        lock (_turns)
        {
            var (turn, users) = _turns.TryGetValue(key, out var known) ? known : (new SemaphoreSlim(1, 1), 0);
            _turns[key] = (turn, users + 1);
            return turn;
        }
    }

    private void Leave(string key)
    {
        lock (_turns)
        {
            var (turn, users) = _turns[key];
            if (users == 1)
                _turns.Remove(key);
            else
                _turns[key] = (turn, users - 1);
        }
    }

    private sealed class Holder : IDisposable
    {
        private readonly KeyedTurns _owner;
        private readonly string _key;
        private readonly SemaphoreSlim _turn;

        public Holder(KeyedTurns owner, string key, SemaphoreSlim turn)
        {
            _owner = owner;
            _key = key;
            _turn = turn;
        }

        public void Dispose()
        {
            _turn.Release();
            _owner.Leave(_key);
        }
    }
}
