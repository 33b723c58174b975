using System;
using System.Diagnostics;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// The text that came with an invitation. Lync gives it as a property, as an event, or as both, in any order; this knows which
/// of them is news. Lock it while it is asked and what it says is done.
/// </summary>
internal sealed class Invitation
{
    /// <summary>
    /// An event with the same text that comes later than this after the property is another message: somebody says it again.
    /// </summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceTold = new();
    private string? _told;
    private string? _firstHeard;

    /// <summary>Whether the property's text has been told neither as that nor by an event.</summary>
    public bool IsNewProperty(string text)
    {
        if (_told is not null || text == _firstHeard)
            return false;
        _told = text;
        if (_firstHeard is null)
            _sinceTold.Start();
        return true;
    }

    /// <summary>Whether an event's text is not the property's once more.</summary>
    public bool IsNewMessage(string text)
    {
        if (_firstHeard is not null)
            return true;
        _firstHeard = text;
        return !(_sinceTold.IsRunning && _sinceTold.Elapsed < Echo && text == _told);
    }
}
