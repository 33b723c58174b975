using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using LyncIM.DevServer.Http;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>What a message says, and how it stands in links: RFC 2397.</summary>
internal sealed partial record MessageText(string ContentType, string Text)
{
    private const string Scheme = "data:";

    /// <summary>Reads a data URI, percent-encoded or in base64.</summary>
    public static MessageText Parse(string href)
    {
        var comma = href.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !href.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw UcwaException.Invalid("The message is no data: URI.");
        var parameters = href[Scheme.Length..comma].Split(';', StringSplitOptions.TrimEntries);
        var isBase64 = parameters[^1].Equals("base64", StringComparison.OrdinalIgnoreCase);
        var contentType = parameters[0].ToLowerInvariant() is { Length: > 0 } type ? type : ContentTypes.Plain;
        if (contentType is not (ContentTypes.Plain or ContentTypes.Html))
            throw UcwaException.Unsupported();
        return new MessageText(contentType, isBase64 ? FromBase64(href[(comma + 1)..]) : HttpUtility.UrlDecode(href[(comma + 1)..]));
    }

    /// <summary>The message as others can show it: without HTML where they do not.</summary>
    public MessageText For(IReadOnlyCollection<string> formats) =>
        ContentType == ContentTypes.Html && !formats.Contains("Html") ? new(ContentTypes.Plain, PlainOf(Text)) : this;

    /// <summary>As servers write it: a blank is +, and hexadecimal digits are small.</summary>
    public string ToHref() => $"{Scheme}{ContentType};charset=utf-8,{HttpUtility.UrlEncode(Text, Encoding.UTF8)}";

    private static string FromBase64(string data)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(Uri.UnescapeDataString(data)));
        }
        catch (FormatException)
        {
            throw UcwaException.Invalid("The message is no base64.");
        }
    }

    private static string PlainOf(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex("<br */?>|</p>|</div>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
