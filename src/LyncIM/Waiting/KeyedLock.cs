using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Waiting;

/// <summary>A lock for each key, taken in the order in which it was asked for. Keys that nobody uses are forgotten.</summary>
internal sealed class KeyedLock
{
    private readonly Dictionary<string, (SemaphoreSlim Semaphore, int Users)> _entries = new();

    /// <summary>Waits for the key's lock; disposing of what is returned releases it.</summary>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var semaphore = Use(key);
        try
        {
            await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Holder(this, key, semaphore);
        }
        catch (Exception)
        {
            Leave(key);
            throw;
        }
    }

    private SemaphoreSlim Use(string key)
    {
        lock (_entries)
        {
            var (semaphore, users) = _entries.TryGetValue(key, out var known) ? known : (new SemaphoreSlim(1, 1), 0);
            _entries[key] = (semaphore, users + 1);
            return semaphore;
        }
    }

    private void Leave(string key)
    {
        lock (_entries)
        {
            var (semaphore, users) = _entries[key];
            if (users == 1)
                _entries.Remove(key);
            else
                _entries[key] = (semaphore, users - 1);
        }
    }

    private sealed class Holder : IDisposable
    {
        private readonly KeyedLock _owner;
        private readonly string _key;
        private readonly SemaphoreSlim _semaphore;

        public Holder(KeyedLock owner, string key, SemaphoreSlim semaphore)
        {
            _owner = owner;
            _key = key;
            _semaphore = semaphore;
        }

        public void Dispose()
        {
            _semaphore.Release();
            _owner.Leave(_key);
        }
    }
}
