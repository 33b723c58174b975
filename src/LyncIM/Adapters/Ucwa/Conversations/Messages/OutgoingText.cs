using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A message that goes out, in the one format that it goes out in.</summary>
internal sealed record OutgoingText(LyncMessageFormat Format, string Text)
{
    public string MediaType => Format == LyncMessageFormat.Html ? "text/html" : "text/plain";

    public bool IsPlain => Format == LyncMessageFormat.PlainText;

    public IReadOnlyDictionary<LyncMessageFormat, string> Contents => new MessageContents(Format, Text);

    /// <summary>The richest of the formats given that the server knows.</summary>
    /// <exception cref="LyncException">FormatNotSupported: RTF is none of them.</exception>
    public static OutgoingText Choose(IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        if (contents.ContainsKey(LyncMessageFormat.RichText))
            throw NotSupported("The server takes no rich text");
        if (contents.TryGetValue(LyncMessageFormat.Html, out var html))
            return new OutgoingText(LyncMessageFormat.Html, html);
        return contents.TryGetValue(LyncMessageFormat.PlainText, out var plain)
            ? new OutgoingText(LyncMessageFormat.PlainText, plain)
            : throw NotSupported("The server takes plain text and HTML alone");
    }

    public static LyncException NotSupported(string why) =>
        new(MessagingError.FormatNotSupported, $"{why} ({SipStatus.Describe(415)}).", 415);
}
