using System.Collections.Generic;
using LyncIM.Formatting;

namespace LyncIM.Messaging;

/// <summary>A message as it came, raw.</summary>
/// <param name="Sender">From whom.</param>
/// <param name="IsFromSelf">Whether that is the local user.</param>
/// <param name="Contents">What it holds in each format; may be empty.</param>
/// <param name="Text">What the client gives as its text besides, where it gives anything.</param>
internal sealed record ArrivedMessage(
    Person Sender, bool IsFromSelf, IReadOnlyDictionary<LyncMessageFormat, string> Contents, string? Text)
{
    private string? _plainText;

    /// <summary>What it says as plain text, safe to show. HTML and RTF is parsed once, whoever asks first.</summary>
    public string PlainText => _plainText ??= MessageText.Read(Contents, Text);
}
