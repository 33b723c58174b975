using System;
using System.Collections.Generic;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Reads safely what can throw: the SDK's methods, its live dictionaries and collections, and the data of events. Its other
/// getters swallow whatever fails, and are read without.
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

    /// <summary>The conversations that are open; null where they cannot be read.</summary>
    public static List<Conversation>? Conversations(ConversationManager manager)
    {
        List<Conversation>? copy = null;
        for (var attempt = 1; copy is null && attempt <= Attempts; attempt++)
            copy = TryCopy(manager.Conversations);
        return copy;
    }

    /// <summary>Who takes part in a conversation; null where they cannot be read.</summary>
    public static List<Participant>? Participants(Conversation conversation)
    {
        List<Participant>? copy = null;
        for (var attempt = 1; copy is null && attempt <= Attempts; attempt++)
            copy = TryCopy(conversation.Participants);
        return copy;
    }

    /// <summary>The modality of a conversation for instant messages; null where there is none, or none yet.</summary>
    public static InstantMessageModality? Messaging(Conversation conversation) =>
        Messaging(conversation.Modalities) ?? Messaging(conversation.Modalities);

    /// <summary>The modality on which a participant is heard; null where there is none, or none yet.</summary>
    public static InstantMessageModality? Messaging(Participant participant) =>
        Messaging(participant.Modalities) ?? Messaging(participant.Modalities);

    /// <summary>A property of a conversation; null where it has none.</summary>
    public static object? Property(Conversation conversation, ConversationProperty property)
    {
        try
        {
            return conversation.Properties is { } properties && properties.TryGetValue(property, out var value) ? value : null;
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return null;
        }
    }

    /// <summary>A property of a modality; null where it has none.</summary>
    public static object? Property(Modality? modality, ModalityProperty property)
    {
        try
        {
            return modality?.Properties is { } properties && properties.TryGetValue(property, out var value) ? value : null;
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return null;
        }
    }

    /// <summary>The person that a contact is, raw.</summary>
    public static Person Person(Contact? contact) => contact is null ? new Person("", "") : new Person(contact.Uri ?? "", Name(contact));

    /// <summary>A contact's name, raw; empty where it is not known.</summary>
    public static string Name(Contact contact)
    {
        try
        {
            return contact.GetContactInformation(ContactInformationType.DisplayName) as string ?? "";
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return "";
        }
    }

    /// <summary>Everything that a message holds; nothing where two of its parts have the same type, or Lync has gone.</summary>
    public static MessageContents Contents(MessageSentEventArgs message)
    {
        try
        {
            return SdkEnums.Of(message.Contents);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return MessageContents.None;
        }
    }

    private static InstantMessageModality? Messaging(IDictionary<ModalityTypes, Modality>? modalities)
    {
        try
        {
            return modalities is not null && modalities.TryGetValue(ModalityTypes.InstantMessage, out var modality)
                && modality is InstantMessageModality messaging
                ? SdkWrappers.Canonical(messaging)
                : null;
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return null;
        }
    }

    /// <summary>Copies a live collection by one enumeration, which reads it with the fewest calls; null where it cannot be read.</summary>
    private static List<T>? TryCopy<T>(IEnumerable<T>? collection)
        where T : UCWBase
    {
        if (collection is null)
            return null;
        try
        {
            var copy = new List<T>();
            foreach (var item in collection)
            {
                if (item is not null)
                    copy.Add(SdkWrappers.Canonical(item));
            }
            return copy;
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return null;
        }
    }
}
