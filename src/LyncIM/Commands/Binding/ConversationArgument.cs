using System;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>A conversation as users give it: the object, or its number.</summary>
internal static class ConversationArgument
{
    public static bool IsNumber(object item) => item is int or long or short or byte or sbyte or ushort or uint or ulong;

    /// <summary>The conversation that an argument stands for.</summary>
    /// <exception cref="LyncException">ConversationNotFound.</exception>
    public static LyncConversation Resolve(LyncConversation argument) =>
        BoundObjects.Of(argument) is not { } given ? argument
        : IsNumber(given) ? throw NotFound(given)
        : RecordTypes.IsCopyOf<LyncConversation>(given) ? throw CopyError()
        : throw new LyncException(MessagingError.ConversationNotFound, "That object has no conversation.");

    /// <summary>What the user gave.</summary>
    public static object Given(LyncConversation argument) => BoundObjects.Of(argument) ?? argument;

    /// <summary>The conversation with a number; null where there is none.</summary>
    public static LyncConversation? Find(object number)
    {
        var id = Convert.ToDecimal(number);
        foreach (var conversation in LyncSession.Current.Conversations.Conversations)
        {
            if (conversation.Id == id)
                return conversation;
        }
        return null;
    }

    public static LyncException NotFound(object number) =>
        new(MessagingError.ConversationNotFound, $"There is no conversation with the number {number}.");

    public static LyncException CopyError() => new(
        MessagingError.ConversationNotFound,
        "That is the copy of a conversation, from a file or another process: its number means nothing here.")
    {
        Recommendation = "Give a conversation of this process, which Get-LyncConversation lists, or start one with the people: its Participants.",
    };
}
