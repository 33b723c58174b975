using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Reads the SDK safely: what it gives can be null, can change while it is read, and can throw. What goes wrong is left in the
/// debugger's trace.
/// </summary>
internal static class SdkReader
{
    private const int Attempts = 5;

    /// <summary>Runs what must not fail whatever the SDK does: handlers, and clean-up.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
        }
    }

    /// <summary>What <paramref name="read"/> returns; <paramref name="otherwise"/> where it throws.</summary>
    public static T Read<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
            return otherwise;
        }
    }

    /// <summary>Copies a collection, which can change while it is read; nothing where it cannot be read.</summary>
    public static IReadOnlyList<T> Copy<T>(Func<IList<T>?> read)
    {
        IReadOnlyList<T>? copy = null;
        for (var attempt = 0; copy is null && attempt < Attempts; attempt++)
            copy = Read<IReadOnlyList<T>?>(() => read()?.ToArray(), null);
        return copy ?? Array.Empty<T>();
    }

    /// <summary>The person that a contact is, raw.</summary>
    public static Person Person(Contact? contact) => new(
        Read(() => contact?.Uri, null) ?? "",
        Read(() => contact?.GetContactInformation(ContactInformationType.DisplayName) as string, null) ?? "");

    /// <summary>Everything that a message holds; nothing where two of its parts have the same type, or Lync has gone.</summary>
    public static IReadOnlyDictionary<LyncMessageFormat, string> Contents(MessageSentEventArgs message) =>
        Read(() => SdkEnums.Of(message.Contents), new Dictionary<LyncMessageFormat, string>());

    public static string? Text(MessageSentEventArgs message) => Read(() => message.Text, null);
}
