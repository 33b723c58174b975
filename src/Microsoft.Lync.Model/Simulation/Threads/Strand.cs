using System;
using System.Collections.Generic;

namespace Microsoft.Lync.Model.Simulation.Threads;

/// <summary>Runs what is posted to it one after the other, on the SDK's threads: the events of one object come in order.</summary>
internal sealed class Strand
{
    private readonly Queue<Action> _waiting = new();
    private bool _running;

    public void Post(Action action)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(action);
            if (_running)
                return;
            _running = true;
        }
        SdkThreads.Post(Run);
    }

    public void PostAfter(int milliseconds, Action action) => SdkThreads.PostAfter(milliseconds, () => Post(action));

    private void Run()
    {
        while (true)
        {
            Action next;
            lock (_waiting)
            {
                if (_waiting.Count == 0)
                {
                    _running = false;
                    return;
                }
                next = _waiting.Dequeue();
            }
            SdkThreads.Run(next);
        }
    }
}
