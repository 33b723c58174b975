using System;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Passes on to the observer until it is closed; after that, nothing is called back any more.</summary>
internal sealed class GuardedObserver
{
    private readonly object _sync = new();
    private IMessagingObserver? _observer;

    public GuardedObserver(IMessagingObserver observer)
    {
        _observer = observer;
    }

    public void Tell(Action<IMessagingObserver> tell)
    {
        lock (_sync)
        {
            if (_observer is { } observer)
                tell(observer);
        }
    }

    public void Close()
    {
        lock (_sync)
            _observer = null;
    }
}
