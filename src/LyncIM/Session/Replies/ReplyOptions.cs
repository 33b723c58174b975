using System;

namespace LyncIM.Session;

/// <summary>How the questions of one command are asked.</summary>
internal sealed class ReplyOptions
{
    /// <summary>What may be answered; null for anything.</summary>
    public ReplyChoices? Choices { get; init; }

    /// <summary>The question as it is sent, which shows the choices.</summary>
    public string Question(string text) => Choices is null ? text : $"{text} ({Choices.Shown})";

    /// <summary>How long an answer may take; null is for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most sends at a time; waiting for answers does not count.</summary>
    public int ThrottleLimit { get; init; }
}
