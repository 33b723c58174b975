using System;

namespace LyncIM;

/// <summary>What became of one message to one recipient or conversation. It does not change.</summary>
public sealed class LyncSendResult
{
    internal LyncSendResult(string to, LyncSendStatus status)
    {
        To = to;
        Status = status;
    }

    /// <summary>The recipient's address; for a conversation, all its participants' addresses, separated by ", ".</summary>
    public string To { get; }

    /// <summary>The recipient's name as Lync shows it; the address where it shows none.</summary>
    public string DisplayName { get; internal init; } = "";

    /// <summary>Whether the message was delivered.</summary>
    public LyncSendStatus Status { get; }

    /// <summary>The id of the error, for example RecipientUnavailable; null where the message was delivered.</summary>
    public string? ErrorId { get; internal init; }

    /// <summary>The SIP status (RFC 3261, section 21) of the failure, where there was one.</summary>
    public int? SipStatus { get; internal init; }

    /// <summary>How often sending was tried; 0 where nothing was tried.</summary>
    public int Attempts { get; internal init; }

    /// <summary>The format in which the message was delivered; null where it was not.</summary>
    public LyncMessageFormat? Format { get; internal init; }

    /// <summary>The conversation; null where none could be started.</summary>
    public LyncConversation? Conversation { get; internal init; }

    /// <summary>How long it took, from the first step to the last.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>When it was done, in local time.</summary>
    public DateTime Timestamp { get; } = DateTime.Now;
}
