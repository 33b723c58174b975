using System;

namespace LyncIM;

/// <summary>What became of one message to one recipient or conversation. It does not change.</summary>
public sealed class LyncSendResult
{
    internal LyncSendResult(string to, LyncSendStatus status)
    {
        To = to;
        Outcome = status;
    }

    /// <summary>The recipient's address; for a conversation, all its participants' addresses, separated by "; ".</summary>
    public string To { get; }

    /// <summary>The recipient's name as the client shows it; the address where it shows none.</summary>
    public string DisplayName { get; internal init; } = "";

    /// <summary>Sent, Failed, or Skipped: not sent because the contact was not available, or because the command was stopped before.</summary>
    public string Status => Outcome.ToString();

    /// <summary>Why the message was not delivered, in words; null where it was.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The id of the error, for example RecipientUnavailable; null where there was none.</summary>
    public string? ErrorId { get; internal init; }

    /// <summary>The SIP status (RFC 3261, section 21) of the failure, where there was one.</summary>
    public int? SipStatus { get; internal init; }

    /// <summary>How often sending was tried; 0 where nothing was tried.</summary>
    public int Attempts { get; internal init; }

    /// <summary>The format in which the message was delivered: PlainText, Html or RichText; null where it was not.</summary>
    public string? Format { get; internal init; }

    /// <summary>The text as it was sent, or was to be sent.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>The conversation; null where none could be started.</summary>
    public LyncConversation? Conversation { get; internal init; }

    /// <summary>How long it took from the first step to the last, in seconds.</summary>
    public double Duration { get; internal init; }

    /// <summary>When it was done, in local time.</summary>
    public DateTime Timestamp { get; internal init; } = DateTime.Now;

    internal LyncSendStatus Outcome { get; }
}
