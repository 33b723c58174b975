using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Where the server issues tokens, and for what: its challenge MsRtcOAuth.</summary>
/// <param name="Endpoint">Where tokens are issued.</param>
/// <param name="Grants">The grants that are offered there.</param>
internal sealed record Challenge(Uri Endpoint, IReadOnlyCollection<string> Grants)
{
    public const string PasswordGrant = "password";
    public const string WindowsGrant = "urn:microsoft.rtc:windows";

    private const string OwnScheme = "MsRtcOAuth";

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        OwnScheme, "Basic", "Bearer", "Digest", "Kerberos", "Negotiate", "NTLM",
    };

    /// <summary>Finds it among all challenges of an answer, in one header or several; null where it is not there.</summary>
    /// <param name="asking">Who asks: where tokens are issued may be relative to it.</param>
    /// <param name="headers">The headers WWW-Authenticate.</param>
    public static Challenge? Find(Uri asking, IEnumerable<string> headers)
    {
        var parameters = Parse(headers);
        if (!parameters.TryGetValue("href", out var href) || UcwaLink.Resolve(asking, href) is not { } endpoint)
            return null;
        var grants = parameters.TryGetValue("grant_type", out var list) ? list : "";
        return new Challenge(endpoint, grants.Split(',', ' ').Where(grant => grant.Length > 0).ToArray());
    }

    /// <summary>The parameters of the challenge MsRtcOAuth; values may be quoted, hold commas, or be neither.</summary>
    private static Dictionary<string, string> Parse(IEnumerable<string> headers)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            var isOwn = false;
            string? last = null;
            foreach (var part in Split(header))
            {
                var text = part.Trim();
                var blank = text.IndexOf(' ');
                if (Schemes.Contains(blank < 0 ? text : text.Substring(0, blank)))
                {
                    isOwn = text.StartsWith(OwnScheme, StringComparison.OrdinalIgnoreCase);
                    last = null;
                    text = blank < 0 ? "" : text.Substring(blank + 1).Trim();
                }
                if (isOwn && text.Length > 0)
                    last = Add(parameters, text, last);
            }
        }
        return parameters;
    }

    /// <summary>Adds a parameter; what is none goes on with the value of the last one, whose quotes are missing.</summary>
    private static string? Add(Dictionary<string, string> parameters, string text, string? last)
    {
        var equals = text.IndexOf('=');
        if (equals <= 0)
        {
            if (last is not null)
                parameters[last] += "," + text;
            return last;
        }
        var name = text.Substring(0, equals).Trim();
        parameters[name] = text.Substring(equals + 1).Trim().Trim('"');
        return name;
    }

    /// <summary>Splits at the commas that stand outside of quotes.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
                isQuoted = !isQuoted;
            if (header[i] != ',' || isQuoted)
                continue;
            yield return header.Substring(start, i - start);
            start = i + 1;
        }
        yield return header.Substring(start);
    }
}
