using System.Collections.Generic;

namespace LyncIM;

/// <summary>The phrases of SIP statuses (RFC 3261, section 21; RFC 3428, section 11, for messages).</summary>
internal static class SipStatus
{
    private static readonly Dictionary<int, string> Phrases = new()
    {
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "Not Found",
        [405] = "Method Not Allowed",
        [406] = "Not Acceptable",
        [407] = "Proxy Authentication Required",
        [408] = "Request Timeout",
        [410] = "Gone",
        [413] = "Request Entity Too Large",
        [414] = "Request-URI Too Long",
        [415] = "Unsupported Media Type",
        [416] = "Unsupported URI Scheme",
        [420] = "Bad Extension",
        [480] = "Temporarily Unavailable",
        [481] = "Call/Transaction Does Not Exist",
        [482] = "Loop Detected",
        [483] = "Too Many Hops",
        [484] = "Address Incomplete",
        [485] = "Ambiguous",
        [486] = "Busy Here",
        [487] = "Request Terminated",
        [488] = "Not Acceptable Here",
        [491] = "Request Pending",
        [493] = "Undecipherable",
        [500] = "Server Internal Error",
        [501] = "Not Implemented",
        [502] = "Bad Gateway",
        [503] = "Service Unavailable",
        [504] = "Server Time-out",
        [505] = "Version Not Supported",
        [513] = "Message Too Large",
        [600] = "Busy Everywhere",
        [603] = "Decline",
        [604] = "Does Not Exist Anywhere",
        [606] = "Not Acceptable",
    };

    /// <summary>For example "SIP 480 Temporarily Unavailable".</summary>
    public static string Describe(int status) => Phrases.TryGetValue(status, out var phrase) ? $"SIP {status} {phrase}" : $"SIP {status}";
}
