using System.Globalization;
using System.Linq;

namespace SimulatedContacts;

/// <summary>Writes plain text in the richer formats.</summary>
internal static class Markup
{
    public static string Html(string text) => $"<html><body><p>{Escape(text)}</p></body></html>";

    public static string Rtf(string text) =>
        $@"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Segoe UI;}}}}\f0\fs20 {string.Concat(text.Replace("\r\n", "\n").Select(Rtf))}\par}}";

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r\n", "<br>").Replace("\n", "<br>");

    private static string Rtf(char c) => c switch
    {
        '\\' or '{' or '}' => "\\" + c,
        '\n' => @"\line ",
        '\t' => @"\tab ",
        > '~' => $@"\u{((short)c).ToString(CultureInfo.InvariantCulture)}?",
        _ => c.ToString(),
    };
}
