using System;
using System.Collections.Generic;

namespace LyncIM.DevServer.People;

/// <summary>A presence subscription: to whom, and how long.</summary>
internal sealed class Subscription
{
    public Subscription(string id, string href)
    {
        Id = id;
        Href = href;
    }

    public string Id { get; }

    public string Href { get; }

    /// <summary>Addresses without their scheme.</summary>
    public HashSet<string> Addresses { get; } = new(StringComparer.OrdinalIgnoreCase);

    public DateTime Expires { get; set; }
}
