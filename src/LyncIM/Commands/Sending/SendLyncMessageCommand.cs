using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Sends a message: to each of several people in private, or to conversations.</summary>
[Cmdlet(VerbsCommunications.Send, "LyncMessage", SupportsShouldProcess = true, DefaultParameterSetName = ToSet)]
[OutputType(typeof(LyncSendResult))]
public sealed class SendLyncMessageCommand : LyncCommand
{
    private const string ToSet = "To";
    private const string GroupSet = "Group";
    private const string ConversationSet = "Conversation";

    /// <summary>How long sends that were given up may take to end, in seconds, before their results are written without them.</summary>
    private const double StopSeconds = 1;

    private readonly List<string> _group = new();
    private readonly List<string> _groupTexts = new();
    private readonly HashSet<(string Address, string Text)> _told = new();
    private readonly CompletedSends _completed = new();
    private readonly SendProgress _progress = new();
    private readonly Stopwatch _sinceLastStart = new();
    private SendScheduler _sender = null!;

    /// <summary>What was to be written when the pipeline was stopped.</summary>
    private SendOutcome? _unwritten;
    private bool _isAttached;
    private bool _hasSent;
    private bool _isToGiven;
    private bool _isConversationGiven;
    private bool _isMessageGiven;
    private int _repeated;

    /// <summary>The recipients; each gets a private message, in the open conversation with that person or in a new one.</summary>
    [Parameter(Position = 0, ParameterSetName = ToSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = GroupSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [People]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[]? To { get; set; }

    /// <summary>The conversations to send to.</summary>
    [Parameter(Position = 0, ParameterSetName = ConversationSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[]? Conversation { get; set; }

    /// <summary>The message.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Message { get; set; }

    /// <summary>
    /// What the command line leaves open: with -Message, the recipients (addresses, or objects that carry one); with -To or
    /// -Conversation, the messages; or conversations and received messages, to be answered with the message.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The format of the message. Default: PlainText. Html and RichText go with the plain text beside them.</summary>
    [Parameter]
    [ValidateSet(nameof(LyncMessageFormat.PlainText), nameof(LyncMessageFormat.Html), nameof(LyncMessageFormat.RichText))]
    public LyncMessageFormat Format { get; set; } = LyncMessageFormat.PlainText;

    /// <summary>
    /// Starts one new conversation with all recipients, those of all records together, and sends the message there. Default: each
    /// gets a private message.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = GroupSet)]
    public SwitchParameter Group { get; set; }

    /// <summary>The most messages that are under way at a time, 1 or more. Default: 8.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// How often a message is sent again whose failure may pass: SIP 408, 480 of a contact that is not offline, 504, a time-out before
    /// anything was sent, a client that was restarted. The waits grow from half a second to half a minute. Default: 0.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Retry { get; set; }

    /// <summary>How long to wait between the starts of two messages, in milliseconds, 0 or more. Default: 0.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Delay { get; set; }

    /// <summary>Leaves out contacts that are Offline or DoNotDisturb; their result is Skipped.</summary>
    [Parameter(ParameterSetName = ToSet)]
    public SwitchParameter SkipUnavailable { get; set; }

    /// <summary>
    /// Holds each message until its contact is neither Offline nor DoNotDisturb, for so many seconds, more than 0, or -1 for ever;
    /// after that its result is Skipped. Default: messages are not held.
    /// </summary>
    [Parameter(ParameterSetName = ToSet)]
    [ValidateTimeout]
    public double? Wait { get; set; }

    /// <summary>Sends a message as often as its recipient is given. Default: once, with a warning that says how many were left out.</summary>
    [Parameter(ParameterSetName = ToSet)]
    public SwitchParameter AllowDuplicates { get; set; }

    /// <summary>Does not show you as typing before the message.</summary>
    [Parameter]
    public SwitchParameter NoTyping { get; set; }

    /// <summary>Ends each conversation that this command opened, after the message. One that was open before stays.</summary>
    [Parameter(ParameterSetName = ToSet)]
    [Parameter(ParameterSetName = GroupSet)]
    public SwitchParameter EndConversation { get; set; }

    /// <summary>How long each attempt to send may take, with its conversation's start, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <summary>Writes what became of each message, as soon as that is known.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What the pipeline brings, and what script blocks make of each record, is set later.
        _isToGiven = To is not null;
        _isConversationGiven = Conversation is not null;
        _isMessageGiven = Message is not null;
        _sender = new SendScheduler(Session, Options(), Notices, StopToken);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Understand() is not { } message)
            return;
        if (Group)
            Collect(message);
        else
            SendEach(message);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_group.Count > 0)
            SendToGroup();
        WaitUntil(_sender.IdleAsync());
        WriteCompleted(isLast: true);
        _progress.End(this);
        if (_repeated > 0)
            WriteWarning($"{_repeated} repeated recipient{(_repeated == 1 ? " was" : "s were")} left out; -AllowDuplicates sends to them all the same.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_sender is { UnderWay: > 0 } sender)
            sender.IdleAsync().Wait(TimeSpan.FromSeconds(StopSeconds));
        KeepUnwritten();
    }

    private SendOptions Options() => new()
    {
        Format = Format,
        ShowTyping = !NoTyping,
        Timeout = Span(Timeout),
        ThrottleLimit = ThrottleLimit,
        Retry = Retry,
        EndConversation = EndConversation,
        SkipUnavailable = SkipUnavailable,
        Hold = Wait is { } seconds ? Span(seconds) ?? TimeSpan.MaxValue : null,
    };

    private static TimeSpan? Span(double seconds) => seconds < 0 ? null : TimeSpan.FromSeconds(seconds);

    private void SendEach(MessageToSend message)
    {
        // With the recipients on the command line the records are messages, and each is for all of them.
        if (_isToGiven)
            _told.Clear();
        if (!MyInvocation.ExpectingInput)
            _progress.Total = message.People.Count + message.Conversations.Count;
        foreach (var person in message.People)
            Send(new[] { person }, message.Text);
        foreach (var conversation in message.Conversations)
            Send(conversation, message.Text);
    }

    /// <summary>Adds to the group who is not in it; a message that is the same for all is sent once.</summary>
    private void Collect(MessageToSend message)
    {
        var isSame = _isMessageGiven && _groupTexts.Count > 0;
        if (!isSame)
            _groupTexts.Add(message.Text);
        foreach (var person in message.People)
        {
            if (!_group.Contains(person, StringComparer.OrdinalIgnoreCase))
                _group.Add(person);
        }
    }

    /// <summary>Puts together what the command line and the record say; null, after an error, where that is not enough.</summary>
    private MessageToSend? Understand()
    {
        var arguments = new SendInput(To, Conversation, Message, _isToGiven, _isConversationGiven, _isMessageGiven);
        var message = InputObject is { } record ? arguments.With(record) : arguments.Alone();
        if (message is null)
            return Refuse("Send-LyncMessage needs a recipient and a message.", "Give both, for example: Send-LyncMessage kim@contoso.com 'Done'.");
        return message.Text.Length > 0
            ? message
            : Refuse("The message is empty, and Lync sends no empty messages.", "Give a message of at least one character.");
    }

    private void SendToGroup()
    {
        var shown = string.Join(", ", _group.Select(DisplayText.OneLine));
        foreach (var text in _groupTexts)
        {
            if (ShouldProcess($"Send the message to {shown}.", $"Send the message to {shown}?", "Send"))
                SendTo(_group, text);
        }
    }

    private void Send(IReadOnlyList<string> person, string text)
    {
        var shown = DisplayText.OneLine(person[0] ?? "");
        if (!AllowDuplicates && SipAddress.IsAddress(person[0]) && !_told.Add((SipAddress.Parse(person[0]).Address, text)))
            _repeated++;
        else if (ShouldProcess($"Send the message to {shown}.", $"Send the message to {shown}?", "Send"))
            SendTo(person, text);
    }

    private void SendTo(IReadOnlyList<string> people, string text)
    {
        try
        {
            var target = Recipient.To(people);
            if (Attach(target))
                Begin(target, text);
        }
        catch (LyncException e)
        {
            var given = people.Count == 1 ? (object?)people[0] : people;
            var shown = string.Join(", ", people.Select(person => DisplayText.OneLine(person ?? "")));
            Refuse(SendOutcome.Refused(given, shown, e));
        }
    }

    private void Send(LyncConversation conversation, string text)
    {
        if (ShouldProcess($"Send the message in {conversation}.", $"Send the message in {conversation}?", "Send"))
            Begin(Recipient.In(conversation), text);
    }

    /// <summary>Before the first message: without a client the command can do nothing at all.</summary>
    private bool Attach(Recipient target)
    {
        if (_isAttached)
            return true;
        try
        {
            Await(_sender.AttachAsync());
            return _isAttached = true;
        }
        catch (LyncException e)
        {
            Refuse(SendOutcome.Refused(target.Given, target.Shown, e));
            return false;
        }
    }

    private void Begin(Recipient target, string text)
    {
        WaitUntil(ReadyAsync());
        _sinceLastStart.Restart();
        _progress.Begin();
        var number = _completed.Begin();
        _sender.Begin(target, text, outcome => Complete(number, outcome));
    }

    /// <summary>Behind those that are under way where they take turns.</summary>
    private void Refuse(SendOutcome outcome)
    {
        WaitUntil(_sender.ReadyAsync());
        _progress.Begin();
        Complete(_completed.Begin(), outcome);
        _sender.Pass();
        WriteCompleted(isLast: false);
    }

    /// <summary>On any thread.</summary>
    private void Complete(int number, SendOutcome outcome)
    {
        _completed.Complete(number, outcome);
        Notices.Wake();
        Task.Delay(CompletedSends.Patience).ContinueWith(_ => Notices.Wake(), TaskScheduler.Default);
    }

    private async Task ReadyAsync()
    {
        if (_sinceLastStart.IsRunning && Delay - _sinceLastStart.ElapsedMilliseconds is > 0 and var milliseconds)
            await Task.Delay((int)milliseconds, StopToken).ConfigureAwait(false);
        await _sender.ReadyAsync().ConfigureAwait(false);
    }

    /// <summary>Waits, and writes meanwhile what has become of messages.</summary>
    private void WaitUntil(Task task)
    {
        Await(task, () => WriteCompleted(isLast: false));
        WriteCompleted(isLast: false);
    }

    private void WriteCompleted(bool isLast)
    {
        while (_completed.TryTake(isLast, out var outcome))
            Write(outcome);
        _progress.Show(this);
    }

    private void Write(SendOutcome outcome)
    {
        _progress.Complete(outcome.Result);
        _hasSent |= outcome.Result.Outcome == LyncSendStatus.Sent;
        _unwritten = outcome;
        if (PassThru)
            WriteObject(outcome.Result);
        _unwritten = null;
        if (outcome.Failure is not { } failure)
            return;
        var error = ErrorRecords.From(failure, outcome.Target);
        if (ErrorRecords.EndsCommand(failure.Error) && !_hasSent && _sender.UnderWay == 0)
            ThrowTerminatingError(error);
        WriteError(error);
    }

    /// <summary>A command that was stopped can write no more, but -OutVariable still holds all of its results.</summary>
    private void KeepUnwritten()
    {
        if (!PassThru || !MyInvocation.BoundParameters.TryGetValue("OutVariable", out var name))
            return;
        if (SessionState.PSVariable.GetValue(name.ToString()!.TrimStart('+')) is IList results)
        {
            if (_unwritten is { } stopped)
                results.Add(stopped.Result);
            while (_completed.TryTake(isLast: true, out var outcome))
                results.Add(outcome.Result);
        }
    }

    private MessageToSend? Refuse(string message, string action)
    {
        var error = ErrorRecords.MissingArgument(message, action);
        if (!MyInvocation.ExpectingInput)
            ThrowTerminatingError(error);
        WriteError(error);
        return null;
    }
}
