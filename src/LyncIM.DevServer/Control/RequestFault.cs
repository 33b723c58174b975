using System;

namespace LyncIM.DevServer.Control;

/// <summary>Something that goes wrong with some requests.</summary>
public sealed class RequestFault
{
    private readonly Func<RecordedRequest, bool> _strikes;

    /// <summary>A fault of the requests for which <paramref name="strikes"/>, asked once before anything is done, says so.</summary>
    public RequestFault(FaultKind kind, Func<RecordedRequest, bool> strikes)
    {
        Kind = kind;
        _strikes = strikes;
    }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>How often; it is over after that. 1 where nothing else is said.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The status of <see cref="FaultKind.Status"/> and <see cref="FaultKind.Page"/>; 503 where nothing else is said.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The code in the body; the status's own where nothing else is said.</summary>
    public string? Code { get; init; }

    /// <summary>The subcode in the body; none where nothing is said.</summary>
    public string? Subcode { get; init; }

    /// <summary>Asks the client to come back after that many seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How long slow ones wait; a second where nothing else is said.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    internal bool Strikes(RecordedRequest request) => _strikes(request);
}
