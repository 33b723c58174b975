using System;
using System.Collections.Generic;
using LyncIM.DevServer.Events;

namespace LyncIM.DevServer.Control;

/// <summary>What goes wrong with events. Whoever touches it holds the gate.</summary>
internal sealed class EventFaults
{
    private readonly Dictionary<(string Rel, string Type), int> _doubled = [];
    private readonly Dictionary<(string Rel, string Type), TimeSpan> _delayed = [];

    /// <summary>Whether events wait for more of them: they come in one batch.</summary>
    public bool AreHeld { get; set; }

    /// <summary>Whether events name resources and bring none.</summary>
    public bool AreResourcesOmitted { get; set; }

    public void Double(string rel, string type, int times) => _doubled[(rel, type)] = times;

    public void Delay(string rel, string type, TimeSpan delay) => _delayed[(rel, type)] = delay;

    public void Clear()
    {
        _doubled.Clear();
        _delayed.Clear();
        AreHeld = false;
        AreResourcesOmitted = false;
    }

    public TimeSpan? DelayOf(UcwaEvent happened) => _delayed.Remove((happened.Rel, happened.Type), out var delay) ? delay : null;

    public bool IsDoubled(UcwaEvent happened)
    {
        var key = (happened.Rel, happened.Type);
        if (!_doubled.TryGetValue(key, out var times))
            return false;
        if (times > 1)
            _doubled[key] = times - 1;
        else
            _doubled.Remove(key);
        return true;
    }
}
