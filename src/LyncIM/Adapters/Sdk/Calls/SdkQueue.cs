using System;
using System.Collections.Generic;

namespace LyncIM.Adapters.Sdk;

/// <summary>Runs calls of the SDK in the order in which they were given, each as soon as the one before has returned.</summary>
internal sealed class SdkQueue
{
    private readonly Queue<Action> _waiting = new();
    private bool _isRunning;

    /// <summary>Queues a call. It must not throw.</summary>
    public void Run(Action call)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(call);
            if (_isRunning)
                return;
            _isRunning = true;
        }
        SdkThreads.Run(RunAll);
    }

    private void RunAll()
    {
        while (TakeNext() is { } call)
            call();
    }

    private Action? TakeNext()
    {
        lock (_waiting)
        {
            _isRunning = _waiting.Count > 0;
            return _isRunning ? _waiting.Dequeue() : null;
        }
    }
}
