using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Module;

/// <summary>
/// Generates the session's events in one runspace, for scripts that have registered for them with Register-EngineEvent. As with
/// the engine's own PowerShell.OnIdle, nothing is generated where nobody has. The client's threads only enqueue: generating an
/// event can run its action, which can take its time.
/// </summary>
internal sealed class RunspaceEvents
{
    private readonly ConcurrentQueue<SessionEvent> _waiting = new();
    private readonly Runspace _runspace;
    private int _isGenerating;

    public RunspaceEvents(Runspace runspace)
    {
        _runspace = runspace;
    }

    /// <summary>On any thread; returns at once.</summary>
    public void Enqueue(SessionEvent happened)
    {
        _waiting.Enqueue(happened);
        if (Interlocked.Exchange(ref _isGenerating, 1) == 0)
            Task.Run(GenerateAll);
    }

    /// <summary>One after the other, so that they keep their order.</summary>
    private void GenerateAll()
    {
        do
        {
            while (_waiting.TryDequeue(out var happened))
                Generate(happened);
            Volatile.Write(ref _isGenerating, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isGenerating, 1) == 0);
    }

    /// <summary>The sender is the conversation, MessageData and the first of the arguments what it is about.</summary>
    private void Generate(SessionEvent happened)
    {
        try
        {
            if (_runspace.RunspaceStateInfo.State != RunspaceState.Opened || !_runspace.Events.GetEventSubscribers(happened.Name).Any())
                return;
            _runspace.Events.GenerateEvent(
                happened.Name,
                happened.Conversation,
                new[] { happened.Data },
                PSObject.AsPSObject(happened.Data),
                processInCurrentThread: true,
                waitForCompletionInCurrentThread: false);
        }
        catch (Exception)
        {
            // The runspace is closing: nobody is left to be told. The next event must not suffer for it.
        }
    }
}
