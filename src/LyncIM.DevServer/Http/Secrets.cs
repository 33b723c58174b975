using System;
using System.Text.RegularExpressions;

namespace LyncIM.DevServer.Http;

/// <summary>Blots out tokens and passwords in what is recorded.</summary>
internal static partial class Secrets
{
    private const string Blotted = "***";

    public static string Blot(string text)
    {
        text = Token().Replace(text, Blotted);
        text = FormSecret().Replace(text, "$1" + Blotted);
        text = MultipartPassword().Replace(text, "$1" + Blotted);
        return JsonSecret().Replace(text, $"$1{Blotted}\"");
    }

    /// <summary>Leaves the scheme of credentials, and nothing of a cookie.</summary>
    public static string BlotHeader(string name, string value) =>
        name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? Blotted
        : name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) ? value.Split(' ')[0] + " " + Blotted
        : Blot(value);

    [GeneratedRegex("cwt(=|%3D)[A-Za-z0-9_+/=%-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex("((?:^|[&?])(?:password|ms_rtc_renew|access_token)=)[^&\\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex FormSecret();

    [GeneratedRegex("(\"(?:password|access_token)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.IgnoreCase)]
    private static partial Regex JsonSecret();

    [GeneratedRegex("(name=\"?password\"?[^\\r\\n]*(?:\\r?\\n[^\\r\\n]+)*\\r?\\n\\r?\\n)[^\\r\\n]*", RegexOptions.IgnoreCase)]
    private static partial Regex MultipartPassword();
}
