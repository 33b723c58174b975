using System;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>A message to be sent, and how.</summary>
/// <param name="Body">What to send, in <paramref name="Format"/>.</param>
/// <param name="Format">PlainText, Html or RichText.</param>
/// <param name="ShowTyping">Whether the recipients see the user typing until the message is there.</param>
internal sealed record OutgoingMessage(string Body, LyncMessageFormat Format, bool ShowTyping)
{
    /// <summary>What is known of its delivery.</summary>
    public DeliveryTracker Tracker { get; } = new();

    /// <summary>Called just before the message is handed to the client: what is said from then on may answer it.</summary>
    public Action? HandedOver { get; init; }

    /// <summary>The message in its format, and as plain text beside it for clients that choose that.</summary>
    public MessageContents Contents => Format switch
    {
        LyncMessageFormat.PlainText => Plain,
        LyncMessageFormat.RichText when !RtfText.IsRtf(Body) => Plain.With(Format, RtfText.Write(Body)),
        _ => Plain.With(Format, Body),
    };

    /// <summary>The message as plain text alone.</summary>
    public MessageContents Plain => new(
        Format == LyncMessageFormat.RichText && !RtfText.IsRtf(Body) ? Body : MessageText.ToPlain(Body, Format));
}
