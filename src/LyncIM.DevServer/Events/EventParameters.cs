using System;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Events;

/// <summary>What an application has asked for of its event channel; it holds until it asks for something else.</summary>
internal sealed class EventParameters
{
    private const int Shortest = 5;
    private const int Longest = 1800;
    private const int ShortestTimeout = 180;

    private int _medium = Shortest;
    private int _timeout = ShortestTimeout;

    /// <summary>How long presence and the like are held back.</summary>
    public TimeSpan Medium => TimeSpan.FromSeconds(_medium);

    /// <summary>How long a GET without events is pending.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(_timeout);

    /// <summary>Takes over what a GET says. Numbers out of range are taken as the nearest within: Lync's own answer is not known.</summary>
    public void Read(Input query)
    {
        _medium = Math.Clamp(query.Number("medium") ?? _medium, Shortest, Longest);
        _timeout = Math.Clamp(query.Number("timeout") ?? _timeout, ShortestTimeout, Longest);
    }
}
