using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Brings notices from any thread to the streams of a command, which only the pipeline thread may write to.</summary>
internal sealed class PipelineNotices : INotices
{
    private readonly ConcurrentQueue<(bool IsWarning, string Text)> _notices = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public void Verbose(string text) => Add(false, text);

    public void Warning(string text) => Add(true, text);

    /// <summary>On the pipeline thread: writes notices as they come until the task has completed, and what is left then.</summary>
    /// <exception cref="System.OperationCanceledException">The user wants to stop.</exception>
    public void WriteUntil(Task completed, Cmdlet command, CancellationToken stop)
    {
        if (!completed.IsCompleted)
            completed.ContinueWith(_ => _arrived.Release(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (!completed.IsCompleted)
        {
            _arrived.Wait(stop);
            Write(command);
        }
        Write(command);
    }

    private void Add(bool isWarning, string text)
    {
        _notices.Enqueue((isWarning, text));
        _arrived.Release();
    }

    private void Write(Cmdlet command)
    {
        while (_notices.TryDequeue(out var notice))
        {
            if (notice.IsWarning)
                command.WriteWarning(notice.Text);
            else
                command.WriteVerbose(notice.Text);
        }
    }
}
