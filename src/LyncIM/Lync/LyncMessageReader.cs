using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Lync;

/// <summary>Reads what a message of the SDK holds, which can be null, can lack the text, and can throw when it is read.</summary>
internal static class LyncMessageReader
{
    public static IReadOnlyDictionary<LyncMessageFormat, string> Contents(MessageSentEventArgs message)
    {
        try
        {
            return LyncStates.Of(message.Contents);
        }
        catch (Exception e)
        {
            // Two parts of the message have the same type (ArgumentException), or the client has gone.
            Trace.TraceWarning("LyncIM: {0}", e);
            return new Dictionary<LyncMessageFormat, string>();
        }
    }

    public static string? Text(MessageSentEventArgs message) => Quietly.Get(() => message.Text, null);
}
