using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Which conversations are suggested for a command, and how they are shown.</summary>
internal static class ConversationsAtPrompt
{
    /// <summary>Those that are open; and for a command that reads, those that have ended with messages unread.</summary>
    public static IEnumerable<LyncConversation> Of(LyncSession session, string commandName) => session.Conversations.Conversations
        .Where(conversation => conversation.IsOpen || commandName is "Receive-LyncMessage" or "Get-LyncConversation");

    /// <summary>For example: 3 kim@contoso.com, lee@contoso.com.</summary>
    public static string Title(LyncConversation conversation) => $"{conversation.Id} {string.Join(", ", conversation.People)}";

    public static string Explanation(LyncConversation conversation) =>
        $"{conversation.State} {conversation}, {conversation.UnreadCount} unread";

    /// <summary>By these it is found.</summary>
    public static string[] Words(LyncConversation conversation) => conversation.People
        .SelectMany(participant => new[] { participant.SipAddress, participant.DisplayName })
        .Append(conversation.Id.ToString(CultureInfo.InvariantCulture))
        .ToArray();
}
