using System;
using System.Globalization;
using System.Text;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Adds to the query of a URI, which may have one of its own.</summary>
internal static class QueryString
{
    public static Uri Add(Uri uri, string name, string value)
    {
        var builder = new UriBuilder(uri);
        var query = builder.Query.TrimStart('?');
        builder.Query = (query.Length > 0 ? query + "&" : "") + name + "=" + Escape(value);
        return builder.Uri;
    }

    /// <summary>Escapes all but letters and digits of ASCII; Uri.EscapeDataString fails for surrogates that stand alone.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (octet is >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or (byte)'-')
                escaped.Append((char)octet);
            else
                escaped.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return escaped.ToString();
    }
}
