using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace LyncIM.Formatting;

/// <summary>The text of a message, from whatever the message holds.</summary>
internal static class MessageText
{
    /// <summary>
    /// The plain text; else the text of the HTML; else that of the RTF; else <paramref name="text"/>; else a line that says what
    /// the message is. Safe to show.
    /// </summary>
    public static string Read(IReadOnlyDictionary<LyncMessageFormat, string> contents, string? text) =>
        DisplayText.Clean(
            Part(contents, LyncMessageFormat.PlainText, plain => plain)
            ?? Part(contents, LyncMessageFormat.Html, HtmlText.Read)
            ?? Part(contents, LyncMessageFormat.RichText, RtfText.Read)
            ?? (string.IsNullOrEmpty(text) ? Describe(contents) : text!));

    /// <summary>The same message as plain text, for those who can show nothing else.</summary>
    public static string ToPlain(string body, LyncMessageFormat format) => format switch
    {
        LyncMessageFormat.Html => ReadOrKeep(body, HtmlText.Read),
        LyncMessageFormat.RichText => ReadOrKeep(body, RtfText.Read),
        _ => body,
    };

    /// <summary>Reads <paramref name="body"/>; keeps it as it came where that fails in whatever way, so that no message is lost.</summary>
    public static string ReadOrKeep(string body, Func<string, string> read)
    {
        try
        {
            return read(body);
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
            return body;
        }
    }

    private static string? Part(
        IReadOnlyDictionary<LyncMessageFormat, string> contents, LyncMessageFormat format, Func<string, string> read) =>
        contents.TryGetValue(format, out var body) && !string.IsNullOrEmpty(body) && ReadOrKeep(body, read) is { Length: > 0 } text ? text : null;

    private static string Describe(IReadOnlyDictionary<LyncMessageFormat, string> contents) =>
        contents.ContainsKey(LyncMessageFormat.Ink) ? "(an ink drawing)"
        : contents.ContainsKey(LyncMessageFormat.Gif) ? "(a GIF image)"
        : contents.Count > 0 ? "(a message without text)"
        : "(an empty message)";
}
