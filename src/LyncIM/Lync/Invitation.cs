using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Lync;

/// <summary>
/// The text that came with an invitation. Lync gives it as a property, as an event, or as both, in any order; this decides
/// which of them is delivered. Not thread-safe.
/// </summary>
internal sealed class Invitation
{
    /// <summary>
    /// An event with the same text that comes later than this after the property is another message: somebody says it again.
    /// </summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceDelivered = new();
    private string? _delivered;
    private string? _firstHeard;

    /// <summary>Whether the first of others' messages in <paramref name="heard"/> is the invitation's text.</summary>
    public static bool IsFirstOf(IEnumerable<ArrivedMessage> heard, string? text) =>
        heard.FirstOrDefault(message => !message.IsFromSelf) is { } first && IsSame(MessageText.Read(first.Contents, first.Text), text);

    /// <summary>Whether the property's text is to be delivered: it has not been, and was not heard.</summary>
    public bool IsNewProperty(string? text)
    {
        if (string.IsNullOrEmpty(text) || _delivered is not null || IsSame(text, _firstHeard))
            return false;
        _delivered = text;
        if (_firstHeard is null)
            _sinceDelivered.Start();
        return true;
    }

    /// <summary>Whether an event's message is to be delivered: it is not the invitation's text once more.</summary>
    public bool IsNewMessage(string text)
    {
        if (_firstHeard is not null)
            return true;
        _firstHeard = text;
        return !(_sinceDelivered.IsRunning && _sinceDelivered.Elapsed < Echo && IsSame(text, _delivered));
    }

    private static bool IsSame(string? one, string? other) => one is not null && other is not null && one.Trim() == other.Trim();
}
