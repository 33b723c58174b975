using System;

namespace LyncIM.Session;

/// <summary>A moment after which messages are wanted: behind a message, or later than a time.</summary>
internal sealed class MessageMark
{
    private readonly LyncMessage? _message;
    private readonly DateTime _time;

    public MessageMark(LyncMessage message)
    {
        _message = message;
    }

    /// <param name="time">The time, local.</param>
    public MessageMark(DateTime time)
    {
        _time = time;
    }

    /// <summary>Whether the message arrived after it.</summary>
    public bool IsBefore(LyncMessage message) => _message is { Number: > 0 } mark ? message.Number > mark.Number
        : _message is { } unnumbered ? message.Timestamp > unnumbered.Timestamp
        : message.Timestamp > _time;
}
