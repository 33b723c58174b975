using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Brings notices from any thread to the streams of a command, which only the pipeline thread may write to.</summary>
internal sealed class PipelineNotices : INotices
{
    /// <summary>The number of the commands' progress among the progress of others; each command shows one thing at a time.</summary>
    private const int ActivityId = 0x4C796E63;

    private readonly ConcurrentQueue<Action<Cmdlet>> _notices = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>Whether the user sees the verbose stream; the command finds out when it begins.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Something else has happened that the pipeline thread is to look at.</summary>
    public void Wake() => _arrived.Release();

    public void Verbose(string text) => Add(command => command.WriteVerbose(text));

    public void Warning(string text) => Add(command => command.WriteWarning(text));

    public void Progress(string activity, string status) =>
        Add(command => command.WriteProgress(new ProgressRecord(ActivityId, activity, status)));

    public void ProgressEnded(string activity) =>
        Add(command => command.WriteProgress(new ProgressRecord(ActivityId, activity, "Done.") { RecordType = ProgressRecordType.Completed }));

    /// <summary>On the pipeline thread: writes notices as they come until the task has completed, and what is left then.</summary>
    /// <exception cref="OperationCanceledException">The user wants to stop.</exception>
    public void WriteUntil(Task completed, Cmdlet command, Action? awoken, CancellationToken stop)
    {
        if (!completed.IsCompleted)
            completed.ContinueWith(WakeAfter, this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!completed.IsCompleted)
        {
            _arrived.Wait(stop);
            Write(command);
            awoken?.Invoke();
        }
        Write(command);
    }

    private static void WakeAfter(Task completed, object? notices) => ((PipelineNotices)notices!).Wake();

    private void Add(Action<Cmdlet> notice)
    {
        _notices.Enqueue(notice);
        _arrived.Release();
    }

    private void Write(Cmdlet command)
    {
        while (_notices.TryDequeue(out var notice))
            notice(command);
    }
}
