using System.Linq;
using System.Text;

namespace LyncIM.Formatting;

/// <summary>
/// Makes text that came from others safe to show: no character of it can move a cursor, colour a screen or ring a bell.
/// </summary>
internal static class DisplayText
{
    private const int QuotedLength = 60;

    /// <summary>Without control characters but tab and newline; CR LF and CR alone become a newline.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnwanted))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!IsUnwanted(text[i]))
                clean.Append(text[i]);
        }
        return clean.ToString();
    }

    /// <summary>On one line: runs of white space become one space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in Clean(text))
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
                line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>
    /// Without the characters that turn the direction of what follows (Unicode Standard Annex 9, section 2) or break lines behind
    /// a console's back, and without those that have no width. Letters that are written from right to left stay.
    /// </summary>
    public static string Undirected(string text)
    {
        if (!text.Any(IsSteering))
            return text;
        return new string(text.Select(c => c is '\u2028' or '\u2029' ? '\n' : c).Where(c => !IsSteering(c)).ToArray());
    }

    /// <summary>In quotation marks, on one line and cut to a length that fits into a message.</summary>
    public static string Quote(string? text)
    {
        var line = OneLine(text ?? "");
        if (line.Length > QuotedLength)
            line = line.Substring(0, QuotedLength) + "...";
        return $"'{line}'";
    }

    private static bool IsSteering(char c) => c
        is '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
        or (>= '\u2028' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F');

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\t' or '\n');
}
