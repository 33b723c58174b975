using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>Whom a message goes to: one person, several in one conversation, or a conversation that is open.</summary>
/// <param name="Given">What the user gave.</param>
/// <param name="People">The people; empty for a conversation.</param>
/// <param name="Conversation">The conversation; null for people.</param>
/// <param name="Shown">The addresses, separated by ", ".</param>
/// <param name="Key">Messages with the same key keep their order.</param>
internal sealed record Recipient(
    object? Given, IReadOnlyList<SipAddress> People, LyncConversation? Conversation, string Shown, string Key)
{
    /// <summary>The one other person; null where there are several.</summary>
    public SipAddress? Contact =>
        People.Count == 1 ? People[0]
        : Conversation?.Participants is { Count: 1 } others && SipAddress.IsAddress(others[0].SipAddress) ? SipAddress.Parse(others[0].SipAddress)
        : null;

    /// <summary>One person, or several in one conversation.</summary>
    /// <exception cref="LyncException">InvalidSipAddress.</exception>
    public static Recipient To(IReadOnlyList<string> people)
    {
        var addresses = people.Select(SipAddress.Parse).Distinct().ToArray();
        var shown = string.Join(", ", addresses.AsEnumerable());
        return new Recipient(people.Count == 1 ? people[0] : people, addresses, null, shown, shown);
    }

    public static Recipient In(LyncConversation conversation) => new(
        conversation,
        Array.Empty<SipAddress>(),
        conversation,
        string.Join(", ", conversation.Participants.Select(participant => participant.SipAddress)),
        $"#{conversation.Id}");
}
