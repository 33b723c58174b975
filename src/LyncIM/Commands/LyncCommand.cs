using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>
/// What all commands have in common: they can be stopped at any moment, they wait with a limit, and only the pipeline thread
/// writes.
/// </summary>
public abstract class LyncCommand : PSCmdlet, IDisposable
{
    /// <summary>How long the client may take to be found, in seconds, where the user cannot say.</summary>
    private const double ConnectSeconds = 30;

    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelineNotices _notices = new();

    private protected LyncCommand()
    {
    }

    private protected static LyncSession Session => LyncSession.Current;

    private protected PipelineNotices Notices => _notices;

    private protected CancellationToken StopToken => _stopping.Token;

    /// <summary>Releases what the command holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up what is still under way, as where Select-Object -First has enough, and releases what the command holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        StopProcessing();
        _stopping.Dispose();
    }

    /// <summary>Ctrl+C, or the end of the pipeline: whatever the command waits for is given up.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command has ended meanwhile.
        }
    }

    /// <summary>The time that the command has: -1 is for ever.</summary>
    private protected Deadline NewDeadline(double seconds) =>
        new(seconds < 0 ? null : TimeSpan.FromSeconds(seconds), StopToken);

    /// <summary>Waits on the pipeline thread, writing notices meanwhile.</summary>
    /// <exception cref="PipelineStoppedException">The user wants to stop.</exception>
    private protected T Await<T>(Task<T> task)
    {
        Await((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <param name="task">What is waited for.</param>
    /// <param name="awoken">What is done on the pipeline thread whenever something has been told meanwhile.</param>
    private protected void Await(Task task, Action? awoken = null)
    {
        try
        {
            _notices.WriteUntil(task, this, awoken, StopToken);
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Finds the client, signed in, for commands that have no time-out of their own for that.</summary>
    /// <exception cref="LyncException">There is none, or nobody is signed in.</exception>
    private protected void RequireClient(double atMostSeconds = ConnectSeconds)
    {
        using var deadline = NewDeadline(Math.Min(ConnectSeconds, atMostSeconds));
        Await(Session.RequireSignedInAsync(null, deadline, Notices));
    }

    /// <summary>Writes the error; one after which the command can do nothing at all ends it.</summary>
    private protected void WriteFailure(LyncException exception, object? target)
    {
        var record = ErrorRecords.From(exception, target);
        if (ErrorRecords.EndsCommand(exception.Error))
            ThrowTerminatingError(record);
        WriteError(record);
    }
}
