using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Writes what has become of each message: a result where that is wanted, an error where it failed, progress, and a summary.</summary>
internal sealed class SendOutput
{
    private readonly SendProgress _progress = new();
    private readonly Cmdlet _command;
    private readonly bool _writesResults;
    private bool _hasSent;

    public SendOutput(Cmdlet command, bool writesResults)
    {
        _command = command;
        _writesResults = writesResults;
    }

    /// <summary>A message is begun.</summary>
    public void Begin() => _progress.Begin();

    /// <summary>On the pipeline thread: writes what has completed meanwhile.</summary>
    public void WriteCompleted(SendScheduler scheduler)
    {
        while (scheduler.TakeCompleted() is { } job)
            Write(job.Status, _writesResults ? job.CreateResult() : null, job.Failure, job.Target, isLast: scheduler.UnderWay == 0);
        _progress.Show(_command);
    }

    /// <summary>Writes a message that was not tried.</summary>
    public void WriteRefused(Recipient recipient, string text, LyncException failure, bool isLast)
    {
        _progress.Begin();
        var result = _writesResults ? NotSent(recipient, LyncSendStatus.Failed, failure.Message, text, failure) : null;
        Write(LyncSendStatus.Failed, result, failure, recipient, isLast);
    }

    /// <summary>Writes a message to a group of which somebody cannot be addressed: that error was written, so the others have none.</summary>
    public void WriteSkipped(Recipient group, string text)
    {
        const string Reason = "Somebody of the group could not be addressed, so nothing was sent to it.";
        _progress.Begin();
        Write(LyncSendStatus.Skipped, _writesResults ? NotSent(group, LyncSendStatus.Skipped, Reason, text, null) : null, null, group, isLast: false);
    }

    /// <summary>At the end: where several were to be reached and some were not, says so once.</summary>
    public void End()
    {
        _progress.End(_command);
        if (!_writesResults && _progress.Summary is { } summary)
            _command.WriteWarning(summary);
    }

    /// <summary>A command that can do nothing at all ends with the error.</summary>
    private void Write(LyncSendStatus status, LyncSendResult? result, LyncException? failure, Recipient recipient, bool isLast)
    {
        _progress.Complete(status, recipient.Shown);
        _hasSent |= status == LyncSendStatus.Sent;
        if (result is not null)
            _command.WriteObject(result);
        if (failure is null)
            return;
        var error = ErrorRecords.From(failure, recipient.Given);
        if (ErrorRecords.EndsCommand(failure.Error) && !_hasSent && isLast)
            _command.ThrowTerminatingError(error);
        _command.WriteError(error);
    }

    private static LyncSendResult NotSent(
        Recipient recipient, LyncSendStatus status, string reason, string text, LyncException? failure) => new(recipient.Shown, status)
        {
            DisplayName = recipient.Shown,
            Reason = reason,
            ErrorId = failure?.ErrorId,
            SipStatus = failure?.SipStatus,
            Message = text,
        };
}
