using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Sends a message: to each of several people in private, or to conversations.</summary>
[Cmdlet(
    VerbsCommunications.Send, "LyncMessage", SupportsShouldProcess = true, DefaultParameterSetName = ToSet,
    HelpUri = HelpPages.Section + "send-lyncmessage")]
[OutputType(typeof(LyncSendResult))]
public sealed class SendLyncMessageCommand : MessageCommand
{
    private readonly HashSet<(string Key, string Text)> _told = new();
    private readonly SendGroup _group = new();
    private readonly SendPace _pace = new();
    private SendScheduler? _scheduler;
    private SendOutput? _output;
    private string? _conflict;
    private bool _isAttached;
    private int _repeated;

    /// <summary>The subject of the conversations that are started; one that is open keeps its own. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>The format of the message. Default: PlainText. Html and RichText go with the plain text beside them.</summary>
    [Parameter]
    [ValidateSet(nameof(LyncMessageFormat.PlainText), nameof(LyncMessageFormat.Html), nameof(LyncMessageFormat.RichText))]
    public LyncMessageFormat Format { get; set; } = LyncMessageFormat.PlainText;

    /// <summary>
    /// Starts one new conversation with all people, those of all records together, and sends the message there. Default: each
    /// gets a private message.
    /// </summary>
    [Parameter]
    public SwitchParameter Group { get; set; }

    /// <summary>The most messages that are under way at a time, 1 or more. Default: 8. With 1 they keep the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// How often a message is sent again whose failure may pass: SIP 408, 480 of a contact that is not offline, 503, 504, a time-out before
    /// anything was sent, a client that was restarted. The waits grow from half a second to half a minute. Default: 0.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Retry { get; set; }

    /// <summary>How long to wait between the starts of two messages, in seconds or as a TimeSpan, 0 or more. Default: 0.</summary>
    [Parameter]
    [Seconds]
    [ValidateTimeout(AllowZero = true, AllowForever = false)]
    public double Delay { get; set; }

    /// <summary>Leaves out contacts that are Offline or DoNotDisturb; their result is Skipped.</summary>
    [Parameter]
    public SwitchParameter SkipUnavailable { get; set; }

    /// <summary>
    /// Holds each message until its contact is neither Offline nor DoNotDisturb, for so many seconds or a TimeSpan, more than 0, or -1 for
    /// ever; after that its result is Skipped. Default: messages are not held.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateTimeout]
    public double? WaitAvailable { get; set; }

    /// <summary>Sends a message as often as its recipient is given. Default: once, with a warning that says how many were left out.</summary>
    [Parameter]
    public SwitchParameter AllowDuplicates { get; set; }

    /// <summary>Does not show you as typing before the message.</summary>
    [Parameter]
    public SwitchParameter NoTyping { get; set; }

    /// <summary>
    /// Ends each conversation that this command opened, after the message, and each that it was given. One that was open with a person
    /// before stays.
    /// </summary>
    [Parameter]
    public SwitchParameter EndConversation { get; set; }

    /// <summary>
    /// How long each attempt to send may take, with its conversation's start, in seconds or as a TimeSpan: more than 0, or -1 for ever.
    /// Default: 30.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <summary>Writes what became of each message, as soon as that is known.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _conflict = Group ? nameof(Group)
            : SkipUnavailable ? nameof(SkipUnavailable)
            : WaitAvailable is not null ? nameof(WaitAvailable)
            : AllowDuplicates ? nameof(AllowDuplicates)
            : Subject is not null ? nameof(Subject)
            : null;
        if (Conversation is not null && _conflict is not null)
            ThrowTerminatingError(ErrorRecords.From(Conflict(), Conversation));
        _output = new SendOutput(this, PassThru);
        _scheduler = new SendScheduler(Session, Options(), Notices, Notices.Wake, StopToken);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SendToGroup();
        WaitUntil(_scheduler!.IdleAsync());
        Await(_scheduler.Conversations.EndKeptAsync());
        if (_repeated > 0)
            WriteWarning($"{_repeated} repeated recipient{(_repeated == 1 ? " was" : "s were")} left out; -AllowDuplicates sends to them all the same.");
        _output!.End();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // Stopped: what was kept open for more messages is ended all the same.
        _ = _scheduler?.Conversations.EndKeptAsync();
    }

    private protected override void Process(Recipient recipient, string text)
    {
        if (recipient.Failure is null && recipient.Conversation is not null && _conflict is not null)
            recipient = Recipient.Refused(recipient.Given, recipient.Shown, Conflict());
        if (Group)
            _group.Add(recipient, text);
        if (recipient.Failure is null && Group)
            return;
        if (recipient is { Failure: null, Conversation: null } && !AllowDuplicates && !_told.Add((recipient.Key, text)))
            _repeated++;
        else
            Send(recipient, text);
    }

    private protected override void EndRecord()
    {
        // With the recipients on the command line the records are messages, and each is for all of them.
        if (Input.AreNamed)
            _told.Clear();
        if (Group)
            _group.EndText(Input.GivesText);
    }

    private SendOptions Options() => new()
    {
        Format = Format,
        Subject = Subject,
        ShowTyping = !NoTyping,
        Timeout = Span(Timeout),
        ThrottleLimit = ThrottleLimit,
        Retry = Retry,
        End = !EndConversation ? EndOfConversations.Never
            : Group || (MyInvocation.ExpectingInput && (Conversation ?? (object?)To) is not null && !SendInput.IsMessage(To)) ? EndOfConversations.AtEnd
            : EndOfConversations.AfterMessages,
        SkipUnavailable = SkipUnavailable,
        Hold = WaitAvailable is { } seconds ? Span(seconds) ?? TimeSpan.MaxValue : null,
    };

    private static TimeSpan? Span(double seconds) => seconds < 0 ? null : TimeSpan.FromSeconds(seconds);

    private LyncException Conflict() => ErrorRecords.Missing(
        $"-{_conflict} does not go with a conversation: it is for people.", "Leave it out, or give people with -To.");

    private void SendToGroup()
    {
        if (_group.Recipient is not { } group)
            return;
        foreach (var text in _group.Texts)
        {
            if (_group.IsBroken)
                _output!.WriteSkipped(group, text);
            else
                Send(group, text);
        }
    }

    private void Send(Recipient recipient, string text)
    {
        if (recipient.Failure is { } failure)
        {
            Refuse(recipient, text, failure);
            return;
        }
        if (!IsWanted(text, recipient) || !Attach(recipient, text))
            return;
        WaitUntil(_pace.ReadyAsync(_scheduler!, Delay, StopToken));
        _pace.Begin();
        _output!.Begin();
        _scheduler!.Begin(recipient, text);
    }

    /// <summary>Before the first message: without a client the command can do nothing at all.</summary>
    private bool Attach(Recipient recipient, string text)
    {
        if (_isAttached)
            return true;
        try
        {
            using var deadline = NewDeadline(Timeout);
            Await(_scheduler!.AttachAsync(deadline));
            return _isAttached = true;
        }
        catch (LyncException e)
        {
            Refuse(recipient, text, e);
            return false;
        }
    }

    /// <summary>Behind those that are under way where they take turns.</summary>
    private void Refuse(Recipient recipient, string text, LyncException failure)
    {
        WaitUntil(_scheduler!.ReadyAsync());
        _scheduler.Pass();
        _output!.WriteRefused(recipient, text, failure, isLast: _scheduler.UnderWay == 0);
    }

    /// <summary>Waits, and writes meanwhile what has become of messages.</summary>
    private void WaitUntil(Task task)
    {
        Await(task, WriteCompleted);
        WriteCompleted();
    }

    private void WriteCompleted() => _output!.WriteCompleted(_scheduler!);
}
