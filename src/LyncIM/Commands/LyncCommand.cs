using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>
/// What all commands have in common: they can be stopped at any moment, they wait with a limit, and only the pipeline thread
/// writes.
/// </summary>
public abstract class LyncCommand : PSCmdlet, IDisposable
{
    /// <summary>How long the client may take to be found where the user cannot say.</summary>
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly PipelineNotices _notices = new();
    private bool _mayAsk;

    private protected LyncCommand()
    {
    }

    private protected static LyncSession Session => LyncSession.Current;

    private protected PipelineNotices Notices => _notices;

    private protected CancellationToken StopToken => _stopping.Token;

    /// <summary>Finds out, on the pipeline thread, what the user wants to see and to be asked.</summary>
    protected override void BeginProcessing()
    {
        var preferences = new CommandPreferences(this);
        _notices.IsVerbose = preferences.IsVerbose;
        _mayAsk = preferences.MayAsk;
    }

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

    /// <summary>Whether the user wants that text to go there, as -WhatIf and -Confirm say it: the text is cut to a line.</summary>
    private protected bool IsWanted(string text, Recipient recipient)
    {
        // For each of thousands of messages, nothing is put into words that nobody sees.
        if (!_mayAsk)
            return true;
        var whom = recipient.Shown.Length > 0 ? recipient.Shown : recipient.Conversation!.ToString();
        var what = $"Send {DisplayText.Quote(text)} to {whom}";
        return ShouldProcess(what + ".", what + "?", "Send");
    }

    /// <summary>Finds the client, signed in; for commands that have no time-out of their own for that, within half a minute.</summary>
    /// <exception cref="LyncException">There is none, or nobody is signed in.</exception>
    private protected void RequireClient(Deadline? deadline = null)
    {
        using var own = deadline is { Timeout: { } time } && time < ConnectTime ? null : new Deadline(ConnectTime, StopToken);
        Await(Session.RequireSignedInAsync(null, own ?? deadline!, Notices));
    }

    /// <summary>
    /// Writes the error of an argument: it ends a command that was given nothing else, and concerns one record of a pipeline.
    /// </summary>
    private protected void WriteArgumentFailure(LyncException exception, object? target)
    {
        if (!MyInvocation.ExpectingInput)
            ThrowTerminatingError(ErrorRecords.From(exception, target));
        WriteFailure(exception, target);
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
