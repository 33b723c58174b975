using System;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// What Microsoft's documentation leaves open and LyncIM has decided, all in this place. Beside the times below:
/// an EndpointId is made for each connection to a server; the query of events keeps the server's defaults; a message's operation id is
/// sent as operationId; blanks in data: URIs are written %20; a person whom one has invited alone is who answers, until the server
/// names somebody else; the repeated text of an invitation is told once; a 404 without a body of the server's is a proxy's, until it
/// stays; of a conversation of several, a message has failed where it has reached none of them; a search is not filtered after the
/// server; groups are compared without a scheme; OffWork is written Offwork; a Location is at most as long as the server takes it.
/// Times are properties so that tests need not wait for them.
/// </summary>
internal static class UcwaDecisions
{
    /// <summary>The most redirects on the way to a user's server.</summary>
    public const int MostRedirects = 10;

    /// <summary>How often a request that may be repeated is made at most, the first included.</summary>
    public const int MostAttempts = 5;

    /// <summary>How often the pending GET may fail in one way before the server is looked for anew.</summary>
    public const int FailuresBeforeDiscovery = 6;

    /// <summary>How long a name of the server may be silent before the next is tried beside it.</summary>
    public static TimeSpan NextNameAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a name that is preferred may still answer once another has.</summary>
    public static TimeSpan PreferredNameTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The limit of the pending GET: longer than the 180 s after which the server ends it.</summary>
    public static TimeSpan PendingGetLimit { get; set; } = TimeSpan.FromSeconds(240);

    /// <summary>The limit of every other request: one that takes longer is taken for lost.</summary>
    public static TimeSpan RequestLimit { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often the user's activity is reported: at least every four minutes is demanded.</summary>
    public static TimeSpan ActivityInterval { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How often typing is said again while it is on.</summary>
    public static TimeSpan TypingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The first pause before something is tried again.</summary>
    public static TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest pause before something is tried again.</summary>
    public static TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server may take to say what became of an invitation before it is called off: 30 s are its own limit.</summary>
    public static TimeSpan InvitationLimit { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How long an event may come after a request whose answer was lost: 30 s are the server's limit for a message.</summary>
    public static TimeSpan DoubtLimit { get; set; } = TimeSpan.FromSeconds(35);

    /// <summary>The same for what the server tells at once, or while it cannot be reached.</summary>
    public static TimeSpan ShortDoubtLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its conversation has gone the outcome of an invitation may come.</summary>
    public static TimeSpan LateOutcomeLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after an invitation its text may come again as a message.</summary>
    public static TimeSpan RepeatedTextTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often what the server has not told is looked at, while somebody waits for it.</summary>
    public static TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(3);
}
