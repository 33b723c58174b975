using System;

namespace LyncIM.Session;

/// <summary>What scripts can be told of. Handlers run on any thread and must not wait.</summary>
internal sealed class SessionEvents
{
    public event Action<SessionEvent>? Raised;

    public void Raise(SessionEvent raised) => Raised?.Invoke(raised);
}
