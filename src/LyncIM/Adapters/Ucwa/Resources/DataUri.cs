using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The text of messages in links: data: URIs (RFC 2397), with a + for a blank where they are percent-encoded.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    /// <summary>A plain text: blanks are %20 and a plus is %2B, which decoders of either kind read alike.</summary>
    public static string Write(string text)
    {
        var written = new StringBuilder("data:text/plain;charset=utf-8,");
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (Unreserved.IndexOf((char)octet) >= 0)
                written.Append((char)octet);
            else
                written.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return written.ToString();
    }

    /// <summary>The format and the text, without one line break at its end; null where it is no data: URI, or of an unknown type.</summary>
    public static KeyValuePair<LyncMessageFormat, string>? TryRead(string href)
    {
        var comma = href.IndexOf(',');
        if (comma < 0 || !href.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = href.Substring(Scheme.Length, comma - Scheme.Length).Split(';').Select(part => part.Trim().ToLowerInvariant()).ToArray();
        if (FormatOf(parts[0]) is not { } format)
            return null;
        var isBase64 = parts.Skip(1).Contains("base64");
        var octets = Unescape(href.Substring(comma + 1), isPlusBlank: !isBase64);
        if (isBase64 && (octets = FromBase64(Encoding.ASCII.GetString(octets))) is null)
            return null;
        var text = EncodingIn(parts).GetString(octets);
        return new KeyValuePair<LyncMessageFormat, string>(format, WithoutLineBreak(text));
    }

    private static LyncMessageFormat? FormatOf(string mediaType) => mediaType switch
    {
        "text/plain" or "" => LyncMessageFormat.PlainText,
        "text/html" => LyncMessageFormat.Html,
        "text/rtf" or "application/rtf" => LyncMessageFormat.RichText,
        _ => null,
    };

    private static Encoding EncodingIn(IEnumerable<string> parts)
    {
        var charset = parts.FirstOrDefault(part => part.StartsWith("charset=", StringComparison.Ordinal))?.Substring("charset=".Length).Trim('"');
        try
        {
            return charset is null or "utf8" ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    /// <summary>A % that no hexadecimal digits follow stays as it is.</summary>
    private static byte[] Unescape(string text, bool isPlusBlank)
    {
        var octets = new List<byte>(text.Length);
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]))
            {
                Flush();
                octets.Add((byte)((Uri.FromHex(text[i + 1]) << 4) + Uri.FromHex(text[i + 2])));
                i += 2;
            }
            else
            {
                plain.Append(isPlusBlank && text[i] == '+' ? ' ' : text[i]);
            }
        }
        Flush();
        return octets.ToArray();

        void Flush()
        {
            octets.AddRange(Encoding.UTF8.GetBytes(plain.ToString()));
            plain.Clear();
        }
    }

    private static byte[]? FromBase64(string text)
    {
        var digits = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(digits + new string('=', (4 - (digits.Length % 4)) % 4));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Lync's own clients end what they send with a line break.</summary>
    private static string WithoutLineBreak(string text) =>
        text.EndsWith("\r\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;
}
