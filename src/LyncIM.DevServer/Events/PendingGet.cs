using System.Threading.Tasks;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Events;

/// <summary>A GET that waits for events.</summary>
internal sealed class PendingGet
{
    private TaskCompletionSource _woken = New();

    public PendingGet(int priority) => Priority = priority;

    public int Priority { get; }

    /// <summary>What it is answered with in place of events; null as long as it may still get some.</summary>
    public Reply? Answer { get; private set; }

    /// <summary>Completes when there is something to look at; a new one each time.</summary>
    public Task NextWake()
    {
        if (_woken.Task.IsCompleted)
            _woken = New();
        return _woken.Task;
    }

    public void Wake() => _woken.TrySetResult();

    public void End(Reply answer)
    {
        Answer = answer;
        Wake();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
