using System.Linq;
using System.Text.RegularExpressions;
using LyncIM.DevServer.Control;

namespace LyncIM.Tests.Faults;

/// <summary>A fault that strikes requests of one kind.</summary>
internal sealed partial record ServerStrike(string Request, FaultKind Kind, int Status, int Times)
{
    private static readonly (FaultKind Kind, int Status)[] Faults =
    [
        (FaultKind.CutBefore, 0), (FaultKind.CutAfter, 0), (FaultKind.CutWithin, 0), (FaultKind.Unauthorized, 401), (FaultKind.Garbage, 0),
        (FaultKind.EmptyBody, 0), (FaultKind.SlowBefore, 0), (FaultKind.SlowAfter, 0), (FaultKind.Page, 502), (FaultKind.Page, 404),
        (FaultKind.Status, 404), (FaultKind.Status, 409), (FaultKind.Status, 410), (FaultKind.Status, 429), (FaultKind.Status, 500),
        (FaultKind.Status, 503),
    ];

    /// <summary>Whether what the server itself says can end the conversation, or the application.</summary>
    public bool CanEnd => (Kind == FaultKind.Status && Status is 404 or 409 or 410) || Times > 1;

    /// <summary>Every fault at one kind of request, once, and so often that nobody outlasts it.</summary>
    public static ServerStrike[] At(string request) =>
    [
        .. from fault in Faults
           from times in fault.Kind is FaultKind.CutBefore or FaultKind.Page || fault.Status == 503 ? new[] { 1, int.MaxValue } : [1]
           select new ServerStrike(request, fault.Kind, fault.Status, times),
    ];

    /// <summary>The kind of a request: its method, and its path without what is another one each time.</summary>
    public static string KindOf(RecordedRequest request) => request.Method + " " + Names().Replace(request.Path.Split('?')[0], "*");

    public RequestFault ToFault() => new(Kind, request => KindOf(request) == Request)
    {
        Times = Times,
        Status = Status == 0 ? 503 : Status,
        Delay = System.TimeSpan.FromMilliseconds(150),
    };

    public override string ToString() => $"{Kind} {Status} at {Request}, {(Times == 1 ? "once" : "for ever")}";

    [GeneratedRegex(@"(?<=/)([0-9a-f-]{30,}|[0-9]+|[^/]+@[^/]+)(?=/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
