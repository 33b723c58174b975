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
        if (!NeedsCleaning(text))
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

    /// <summary>
    /// On one line, for names, addresses and what stands within a sentence: runs of white space become one space, and characters
    /// that turn the direction of what follows (Unicode Standard Annex 9, section 2) or have no width are left out.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                line.Append(line.Length > 0 && line[line.Length - 1] != ' ' ? " " : "");
            else if (!char.IsControl(c) && !IsSteering(c))
                line.Append(c);
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>In quotation marks, on one line and cut to a length that fits into a message.</summary>
    public static string Quote(string? text)
    {
        var line = OneLine(text ?? "");
        if (line.Length > QuotedLength)
            line = line.Substring(0, QuotedLength) + "...";
        return $"'{line}'";
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var c in text)
        {
            if (IsUnwanted(c))
                return true;
        }
        return false;
    }

    private static bool IsSteering(char c) => c
        is '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
        or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F');

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\t' or '\n');
}
