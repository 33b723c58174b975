using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Asks people, or everybody in a conversation, and waits for the answer.</summary>
[Cmdlet(
    VerbsLifecycle.Request, "LyncReply", SupportsShouldProcess = true, DefaultParameterSetName = ToSet,
    HelpUri = HelpPages.Section + "request-lyncreply")]
[OutputType(typeof(LyncReply))]
public sealed class RequestLyncReplyCommand : MessageCommand
{
    private readonly HashSet<(string Key, string Question)> _told = new();
    private ReplyScheduler? _scheduler;
    private bool _isAttached;
    private bool _isAnswered;
    private bool _hasAsked;

    /// <summary>
    /// What may be answered: the question shows it. An answer counts that is one of these, begins with one, begins only one of these, or is
    /// its number; whoever answers something else is told the choices once more. Default: every answer counts.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Choice { get; set; }

    /// <summary>Writes the first answer of all, and returns at once. Default: waits for everybody.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>The most questions that are being sent at a time, 1 or more; waiting for answers does not count. Default: 8.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// How long each answer may take after its question was handed to the client, in seconds or as a TimeSpan: more than 0, or -1 for ever.
    /// Default: 300.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 300;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var options = new ReplyOptions
        {
            Choices = Choice is null ? null : new ReplyChoices(Choice),
            Timeout = Timeout < 0 ? null : TimeSpan.FromSeconds(Timeout),
            ThrottleLimit = ThrottleLimit,
        };
        _scheduler = new ReplyScheduler(Session, options, Notices, Notices.Wake, StopToken);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isAnswered)
            WaitUntil(_scheduler!.IdleAsync());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _scheduler?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Process(Recipient recipient, string text)
    {
        if (_isAnswered)
            return;
        if (recipient.Failure is { } failure)
            WriteError(ErrorRecords.From(failure, recipient.Given));
        else if (_scheduler!.Options.Question(text) is var question && _told.Add((recipient.Key, question)) && IsWanted(question, recipient)
            && Attach(recipient))
            Ask(recipient, question);
    }

    private protected override void EndRecord()
    {
        // With the recipients on the command line each record is a question for all of them, though it may be the same again.
        if (Input.AreNamed)
            _told.Clear();
    }

    /// <summary>Before the first question: without a client the command can do nothing at all.</summary>
    private bool Attach(Recipient recipient)
    {
        if (_isAttached)
            return true;
        try
        {
            RequireClient();
            return _isAttached = true;
        }
        catch (LyncException e)
        {
            WriteFailure(e, recipient.Given);
            return false;
        }
    }

    private void Ask(Recipient recipient, string question)
    {
        WaitUntil(_scheduler!.ReadyAsync());
        if (_isAnswered)
            return;
        _hasAsked = true;
        _scheduler.Begin(recipient, question);
    }

    /// <summary>Waits, and writes meanwhile what has been answered; no longer than until that is enough.</summary>
    private void WaitUntil(Task task)
    {
        try
        {
            Await(task, WriteCompleted);
        }
        catch (OperationCanceledException) when (_isAnswered)
        {
            // The first answer was enough.
        }
        WriteCompleted();
    }

    private void WriteCompleted()
    {
        while (!_isAnswered && _scheduler!.TakeCompleted() is { } job)
        {
            if (job.Reply is { } reply)
                Write(reply);
            else if (job.Failure is { } failure)
                Write(failure, job.Target);
        }
    }

    private void Write(LyncReply reply)
    {
        if (Any)
        {
            _isAnswered = true;
            _scheduler!.GiveUpOthers();
        }
        WriteObject(reply);
    }

    private void Write(LyncException failure, Recipient recipient)
    {
        if (_hasAsked)
            WriteError(ErrorRecords.From(failure, recipient.Given));
        else
            WriteFailure(failure, recipient.Given);
    }
}
