using System.Collections.Generic;
using System.Globalization;

namespace LyncIM.Messaging;

/// <summary>SIP statuses (RFC 3261, section 21, and RFC 3428 for messages), as Lync hides them in its codes.</summary>
internal static class SipStatus
{
    private const uint Facility = 0x80EF0000;

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

    /// <summary>The status n in 0x80EF0000 + n, for n from 300 to 699; null where the code holds none.</summary>
    public static int? FromCode(uint? code) =>
        code is >= Facility + 300 and <= Facility + 699 ? (int)(code.Value - Facility) : null;

    /// <summary>For example "SIP 480 Temporarily Unavailable"; for a code without a status, the code as it is.</summary>
    public static string Describe(uint code)
    {
        if (FromCode(code) is not { } status)
            return "0x" + code.ToString("X8", CultureInfo.InvariantCulture);
        return Phrases.TryGetValue(status, out var phrase) ? $"SIP {status} {phrase}" : $"SIP {status}";
    }
}
