using System;
using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>Gives the messages that have arrived, each once and in order, and with -Wait those that are still to come.</summary>
[Cmdlet(VerbsCommunications.Receive, "LyncMessage", HelpUri = HelpPages.Section + "receive-lyncmessage")]
[OutputType(typeof(LyncMessage))]
public sealed class ReceiveLyncMessageCommand : LyncCommand
{
    private readonly List<LyncConversation> _conversations = new();
    private bool _wasNamed;
    private int _left;

    /// <summary>The last message that had arrived when the command began.</summary>
    private long _lastBefore;

    /// <summary>Only messages of these conversations, or of those with these numbers. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Conversations]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[]? Conversation { get; set; }

    /// <summary>Only messages of senders whose address or name is like one of these; wildcards are allowed. Default: all.</summary>
    [Parameter]
    [Alias(
        "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress", "PrimarySmtpAddress",
        "UserPrincipalName", "UPN")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [People]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string[]? From { get; set; }

    /// <summary>Only messages that arrived after this one, or after that time. Default: all.</summary>
    [Parameter]
    [ValidateNotNull]
    [MessageTime]
    public object? After { get; set; }

    /// <summary>Goes on until -Timeout, -MaxMessages, Ctrl+C or Select-Object -First ends it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// How long to wait, in seconds or as a TimeSpan: 0 or more, or -1 for ever. It means -Wait. Default, where -Wait is said: -1.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout(AllowZero = true)]
    public double Timeout { get; set; } = -1;

    /// <summary>The most messages to give, 1 or more. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxMessages { get; set; } = int.MaxValue;

    /// <summary>Leaves the messages where they are, to be received again.</summary>
    [Parameter]
    public SwitchParameter Keep { get; set; }

    /// <summary>Gives the local user's own messages too, from this and every other program that uses the client.</summary>
    [Parameter]
    public SwitchParameter IncludeSelf { get; set; }

    private bool Waits => Wait || (!MyInvocation.BoundParameters.ContainsKey(nameof(Wait)) && MyInvocation.BoundParameters.ContainsKey(nameof(Timeout)));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var argument in Conversation ?? Array.Empty<LyncConversation>())
        {
            _wasNamed = true;
            try
            {
                _conversations.Add(ConversationArgument.Resolve(argument));
            }
            catch (LyncException e)
            {
                WriteFailure(e, ConversationArgument.Given(argument));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Conversations were to be named, and there are none: then there are none to receive from.
        if ((MyInvocation.ExpectingInput || _wasNamed) && _conversations.Count == 0)
            return;
        _left = MaxMessages;
        using var deadline = NewDeadline(Timeout);
        try
        {
            Receive(new MessageFilter(_conversations, From is null ? null : PersonReader.Patterns(From), (MessageMark?)After), deadline);
        }
        catch (LyncException e)
        {
            WriteFailure(e, BoundObjects.Given(From));
        }
    }

    private void Receive(MessageFilter filter, Deadline deadline)
    {
        var reader = Session.Inbox.OpenReader(filter, IncludeSelf);
        _lastBefore = Session.Inbox.Mark();
        Attach(reader, deadline);
        while (true)
        {
            var change = Session.Inbox.Changed;
            var isExhausted = filter.IsExhausted;
            Drain(reader, deadline);
            if (!Waits || _left == 0 || isExhausted || !Await(change.CompletesAsync(deadline.Token)))
                return;
            StopToken.ThrowIfCancellationRequested();
            if (Session.ClientState != LyncClientState.SignedIn && !HoldOn(deadline))
                return;
        }
    }

    /// <summary>Begins to listen. Where there is no client, what has arrived before is given all the same.</summary>
    private void Attach(InboxReader reader, Deadline deadline)
    {
        try
        {
            // A client that is there needs no time: the shortest receive ends quietly.
            RequireClient(Waits && Timeout != 0 && Session.ClientState != LyncClientState.SignedIn ? deadline : null);
        }
        catch (LyncException e) when (
            e.Error == MessagingError.ConnectTimeout && Waits && deadline.Token.IsCancellationRequested
            && Session.ClientState != LyncClientState.NotRunning)
        {
            // It was listened to, and the time is over before somebody has signed in again: that ends quietly.
        }
        catch (LyncException e)
        {
            Drain(reader, deadline);
            if (_left == MaxMessages || (Waits && _left > 0))
                WriteFailure(e, null);
        }
    }

    /// <summary>Gives what has arrived: all of what was there before, and what keeps arriving only until the time is over.</summary>
    private void Drain(InboxReader reader, Deadline deadline)
    {
        while (_left > 0 && !StopToken.IsCancellationRequested && (Keep ? reader.Peek() : reader.Take()) is { } message)
        {
            _left--;
            WriteObject(message);
            if (message.Number > _lastBefore && (!Waits || deadline.Token.IsCancellationRequested))
                return;
        }
    }

    /// <summary>
    /// The client has gone, or is signed out: waits until it is back, which is worth one warning each way. False when the time is
    /// over before.
    /// </summary>
    private bool HoldOn(Deadline deadline)
    {
        var what = Session.ClientState == LyncClientState.NotRunning ? "The client has gone" : "The client is signed out";
        WriteWarning($"{what}; waiting for it to come back. Messages that have arrived are kept.");
        if (!Await(Session.WaitUntilUsableAsync(deadline, Notices)))
            return false;
        WriteWarning("The client is back.");
        return true;
    }
}
