using System;

namespace LyncIM.Session;

/// <summary>How the messages of one command are sent.</summary>
internal sealed class SendOptions
{
    public LyncMessageFormat Format { get; init; }

    /// <summary>The subject of conversations that are started; null for none.</summary>
    public string? Subject { get; init; }

    public bool ShowTyping { get; init; }

    /// <summary>How long one attempt may take; null is for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most sends at a time.</summary>
    public int ThrottleLimit { get; init; }

    /// <summary>How often a failed send that may pass is repeated.</summary>
    public int Retry { get; init; }

    /// <summary>Which conversations are ended, and when.</summary>
    public EndOfConversations End { get; init; }

    /// <summary>Whether contacts that are offline or do not want to be disturbed are left out.</summary>
    public bool SkipUnavailable { get; init; }

    /// <summary>How long a message is held until its contact is available; null where it is not held.</summary>
    public TimeSpan? Hold { get; init; }
}
