using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using LyncIM.Commands.Completion;
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
    private const string ConversationSet = "Conversation";

    private readonly List<string> _group = new();
    private readonly List<string> _groupTexts = new();
    private bool _isToGiven;
    private bool _isConversationGiven;
    private bool _isMessageGiven;

    /// <summary>The recipients; each gets a private message, in the open conversation with that person or in a new one.</summary>
    [Parameter(Position = 0, ParameterSetName = ToSet, ValueFromPipelineByPropertyName = true)]
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
    [Parameter(ParameterSetName = ToSet)]
    public SwitchParameter Group { get; set; }

    /// <summary>Does not show you as typing before the message.</summary>
    [Parameter]
    public SwitchParameter NoTyping { get; set; }

    /// <summary>Ends each conversation that this command opened, after the message. One that was open before stays.</summary>
    [Parameter(ParameterSetName = ToSet)]
    public SwitchParameter EndConversation { get; set; }

    /// <summary>How long each message may take, with its conversation's start, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <summary>Writes what became of each message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What the pipeline brings, and what script blocks make of each record, is set later.
        _isToGiven = To is not null;
        _isConversationGiven = Conversation is not null;
        _isMessageGiven = Message is not null;
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
            Send(_group, _groupTexts);
    }

    private void SendEach(MessageToSend message)
    {
        foreach (var person in message.People)
            Send(new[] { person }, new[] { message.Text });
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
        var arguments = new SendArguments(To, Conversation, Message, _isToGiven, _isConversationGiven, _isMessageGiven);
        var message = InputObject is { } record ? arguments.With(record) : arguments.Alone();
        if (message is null)
            return Refuse("Send-LyncMessage needs a recipient and a message.", "Give both, for example: Send-LyncMessage kim@contoso.com 'Done'.");
        return message.Text.Length > 0
            ? message
            : Refuse("The message is empty, and Lync sends no empty messages.", "Give a message of at least one character.");
    }

    /// <summary>Sends messages to one person, or to several in one conversation.</summary>
    private void Send(IReadOnlyList<string> people, IReadOnlyList<string> texts)
    {
        var shown = string.Join(", ", people.Select(person => DisplayText.OneLine(person ?? "")));
        if (!ShouldProcess($"Send the message to {shown}.", $"Send the message to {shown}?", "Send"))
            return;
        StartedConversation? started = null;
        try
        {
            foreach (var text in texts)
                Send(people, shown, text, ref started);
        }
        finally
        {
            if (EndConversation && started is { WasOpened: true })
                End(started.Conversation);
        }
    }

    private void Send(IReadOnlyList<string> people, string shown, string text, ref StartedConversation? started)
    {
        var elapsed = Stopwatch.StartNew();
        try
        {
            var addresses = people.Select(SipAddress.Parse).Distinct().ToArray();
            using var deadline = NewDeadline(Timeout);
            started ??= Await(Session.StartAsync(new StartRequest(addresses), deadline, Notices));
            var format = Await(Session.SendAsync(started.Conversation, Compose(text), deadline, Notices));
            WriteSent(string.Join(", ", addresses), started.Conversation, format, elapsed);
        }
        catch (LyncException e)
        {
            WriteFailed(e, people.Count == 1 ? people[0] : people, shown, started?.Conversation, elapsed);
        }
    }

    private void Send(LyncConversation conversation, string text)
    {
        if (!ShouldProcess($"Send the message in {conversation}.", $"Send the message in {conversation}?", "Send"))
            return;
        var elapsed = Stopwatch.StartNew();
        var to = string.Join(", ", conversation.Participants.Select(participant => participant.SipAddress));
        try
        {
            using var deadline = NewDeadline(Timeout);
            WriteSent(to, conversation, Await(Session.SendAsync(conversation, Compose(text), deadline, Notices)), elapsed);
        }
        catch (LyncException e)
        {
            WriteFailed(e, conversation, to, conversation, elapsed);
        }
    }

    private OutgoingMessage Compose(string text) => new(text, Format, ShowTyping: !NoTyping);

    private void End(LyncConversation conversation)
    {
        try
        {
            using var deadline = NewDeadline(Timeout);
            Await(Session.EndAsync(conversation, deadline));
        }
        catch (LyncException e)
        {
            WriteWarning($"{conversation} could not be ended: {e.Message}");
        }
    }

    private void WriteSent(string to, LyncConversation conversation, LyncMessageFormat format, Stopwatch elapsed)
    {
        if (PassThru)
            WriteObject(new LyncSendResult(to, LyncSendStatus.Sent)
            {
                Conversation = conversation,
                Format = format,
                Duration = elapsed.Elapsed,
            });
    }

    private void WriteFailed(LyncException e, object? target, string to, LyncConversation? conversation, Stopwatch elapsed)
    {
        if (PassThru)
            WriteObject(new LyncSendResult(to, LyncSendStatus.Failed)
            {
                Conversation = conversation,
                ErrorId = e.ErrorId,
                SipStatus = e.SipStatus,
                Duration = elapsed.Elapsed,
            });
        WriteFailure(e, target);
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
