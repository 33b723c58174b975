using System;
using System.Collections.Generic;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Reads the SDK safely: what it gives can be null, can change while it is read, and can throw. What goes wrong is left in the
/// debugger's trace.
/// </summary>
internal static class SdkReader
{
    private const int Attempts = 3;

    /// <summary>What <paramref name="read"/> returns; <paramref name="otherwise"/> where it throws.</summary>
    public static T Read<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return otherwise;
        }
    }

    /// <summary>Copies a live collection, which one enumeration reads with the fewest calls; null where it cannot be read.</summary>
    public static List<T>? Copy<T>(Func<IEnumerable<T>?> read)
        where T : UCWBase
    {
        List<T>? copy = null;
        for (var attempt = 1; copy is null && attempt <= Attempts; attempt++)
            copy = Read(() => read() is { } collection ? CopyOf(collection) : null, null);
        return copy;
    }

    /// <summary>The modality for instant messages among <paramref name="modalities"/>; null where there is none, or none yet.</summary>
    public static InstantMessageModality? Messaging(Func<IDictionary<ModalityTypes, Modality>?> modalities)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            if (Read(() => Value(modalities(), ModalityTypes.InstantMessage) as InstantMessageModality, null) is { } found)
                return SdkWrappers.Canonical(found);
        }
        return null;
    }

    /// <summary>A value of a live dictionary; null where it has none.</summary>
    public static TValue? Value<TKey, TValue>(IDictionary<TKey, TValue>? properties, TKey key)
        where TValue : class => properties is not null && properties.TryGetValue(key, out var value) ? value : null;

    /// <summary>The person that a contact is, raw.</summary>
    public static Person Person(Contact? contact) => contact is null
        ? new Person("", "")
        : new Person(Read(() => contact.Uri, null) ?? "", Name(contact));

    /// <summary>A contact's name, raw; empty where it is not known.</summary>
    public static string Name(Contact contact) =>
        Read(() => contact.GetContactInformation(ContactInformationType.DisplayName) as string, null) ?? "";

    /// <summary>Everything that a message holds; nothing where two of its parts have the same type, or Lync has gone.</summary>
    public static MessageContents Contents(MessageSentEventArgs message) =>
        Read(() => SdkEnums.Of(message.Contents), MessageContents.None);

    private static List<T> CopyOf<T>(IEnumerable<T> collection)
        where T : UCWBase
    {
        var copy = new List<T>();
        foreach (var item in collection)
        {
            if (item is not null)
                copy.Add(SdkWrappers.Canonical(item));
        }
        return copy;
    }
}
