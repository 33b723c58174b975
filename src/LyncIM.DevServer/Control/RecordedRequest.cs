using System;
using System.Collections.Generic;

namespace LyncIM.DevServer.Control;

/// <summary>A request as the server has seen it; tokens and passwords are blotted out.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(long number, string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        Number = number;
        Method = method;
        Path = path;
        Headers = headers;
        RequestBody = body;
    }

    /// <summary>Counts from 1, in the order in which requests came.</summary>
    public long Number { get; }

    /// <summary>When it came.</summary>
    public DateTimeOffset Time { get; } = DateTimeOffset.UtcNow;

    /// <summary>The address of whoever's token it carried; null where it carried none that holds.</summary>
    public string? User { get; internal set; }

    /// <summary>GET, POST and so on.</summary>
    public string Method { get; }

    /// <summary>The path and the query, as they came.</summary>
    public string Path { get; }

    /// <summary>The headers; of Authorization the scheme alone.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>What was sent.</summary>
    public string RequestBody { get; }

    /// <summary>What it was answered with; null as long as it waits, and 0 where the connection was cut before an answer.</summary>
    public int? Status { get; internal set; }

    /// <summary>How long the answer took.</summary>
    public double? Milliseconds { get; internal set; }

    /// <summary>What was answered.</summary>
    public string ResponseBody { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path} {Status}";
}
