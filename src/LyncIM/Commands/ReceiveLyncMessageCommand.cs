using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Gives the messages that have arrived, each once and in order, and with -Wait those that are still to come.</summary>
[Cmdlet(VerbsCommunications.Receive, "LyncMessage")]
[OutputType(typeof(LyncMessage))]
public sealed class ReceiveLyncMessageCommand : LyncCommand
{
    /// <summary>How long to rest, in seconds, before looking again for a client that has gone.</summary>
    private const double RestSeconds = 1;

    private readonly List<LyncConversation> _conversations = new();
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private int _left;

    /// <summary>Only messages of these conversations. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[]? Conversation { get; set; }

    /// <summary>Only messages of senders whose address or name is like one of these; wildcards are allowed. Default: all.</summary>
    [Parameter]
    [Alias("SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [People]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string[]? From { get; set; }

    /// <summary>Goes on until -Timeout, -MaxMessages, Ctrl+C or Select-Object -First ends it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long -Wait goes on, in seconds: 0 or more, or -1 for ever. Default: -1.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout(AllowZero = true)]
    public double Timeout { get; set; } = -1;

    /// <summary>The most messages to give, 1 or more. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxMessages { get; set; } = int.MaxValue;

    /// <summary>Leaves the messages where they are, to be received again.</summary>
    [Parameter]
    public SwitchParameter Keep { get; set; }

    /// <summary>Gives the local user's own messages too, from this and every other program on this machine.</summary>
    [Parameter]
    public SwitchParameter IncludeSelf { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Conversation is not null)
            _conversations.AddRange(Conversation);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Nothing came down the pipeline that was to name the conversations: then there are none to receive from.
        if (MyInvocation.ExpectingInput && _conversations.Count == 0)
            return;
        _left = MaxMessages;
        var filter = new MessageFilter(_conversations, From);
        var reader = Session.Inbox.OpenReader(filter, IncludeSelf);
        Attach(reader);
        while (true)
        {
            var change = Session.Inbox.Changed;
            var isExhausted = filter.IsExhausted;
            Drain(reader);
            if (!Wait || _left == 0 || isExhausted || !WaitFor(change))
                return;
            if (Session.ClientState != LyncClientState.SignedIn && !HoldOn())
                return;
        }
    }

    /// <summary>Begins to listen. Where there is no client, what has arrived before is given all the same.</summary>
    private void Attach(InboxReader reader)
    {
        try
        {
            RequireClient();
        }
        catch (LyncException e)
        {
            Drain(reader);
            if (_left == MaxMessages || (Wait && _left > 0))
                WriteFailure(e, null);
        }
    }

    private void Drain(InboxReader reader)
    {
        while (_left > 0 && !StopToken.IsCancellationRequested && (Keep ? reader.Peek() : reader.Take()) is { } message)
        {
            _left--;
            WriteObject(message);
        }
    }

    /// <summary>Whether there is something new to look at; false when the time is over.</summary>
    private bool WaitFor(Task change)
    {
        var left = Timeout < 0 ? System.Threading.Timeout.Infinite : (int)Math.Ceiling(SecondsLeft * 1000);
        try
        {
            return change.Wait(left, StopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// The client has gone, or is signed out: waits until it is back, which is worth one warning each way. False when the time is
    /// over before.
    /// </summary>
    private bool HoldOn()
    {
        var what = Session.ClientState == LyncClientState.NotRunning ? "Lync has gone" : "Lync is signed out";
        WriteWarning($"{what}; waiting for it to come back. Messages that have arrived are kept.");
        while (!TryAttach())
        {
            if (!Rest())
                return false;
        }
        WriteWarning("Lync is back.");
        return true;
    }

    private bool TryAttach()
    {
        try
        {
            RequireClient(SecondsLeft);
            return true;
        }
        catch (LyncException)
        {
            return false;
        }
    }

    private double SecondsLeft => Timeout < 0 ? double.MaxValue : Math.Max(0, Timeout - _elapsed.Elapsed.TotalSeconds);

    /// <summary>Whether there is time left after a short rest.</summary>
    private bool Rest()
    {
        var seconds = Math.Min(RestSeconds, SecondsLeft);
        if (seconds <= 0)
            return false;
        if (StopToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds)))
            throw new PipelineStoppedException();
        return true;
    }
}
