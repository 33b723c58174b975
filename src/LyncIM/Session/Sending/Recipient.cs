using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>Whom a message goes to: one person, several in one conversation, or a conversation; or why it can go to nobody.</summary>
internal sealed class Recipient
{
    private Recipient(object? given, IReadOnlyList<SipAddress> people, LyncConversation? conversation, string shown, string key)
    {
        Given = given;
        People = people;
        Conversation = conversation;
        Shown = shown;
        Key = key;
    }

    /// <summary>What the user gave.</summary>
    public object? Given { get; }

    /// <summary>The people; empty for a conversation.</summary>
    public IReadOnlyList<SipAddress> People { get; }

    /// <summary>The conversation; null for people.</summary>
    public LyncConversation? Conversation { get; }

    /// <summary>The conversation with the people that is used rather than another; null for any.</summary>
    public LyncConversation? Preferred { get; set; }

    /// <summary>The same, where it is open still and with these people.</summary>
    public LyncConversation? UsablePreferred => Preferred is { } preferred
        && (People.Count > 1 ? preferred.IsOpen : preferred.IsOneToOneWith(People[0].Address)) ? preferred : null;

    /// <summary>The addresses, separated by "; ".</summary>
    public string Shown { get; }

    /// <summary>Messages with the same key keep their order.</summary>
    public string Key { get; }

    /// <summary>Why nothing can go there; null where something can.</summary>
    public LyncException? Failure { get; private set; }

    /// <summary>The one other person; null where there are several.</summary>
    public SipAddress? Contact =>
        People.Count == 1 ? People[0]
        : Conversation?.People is { Count: 1 } others && SipAddress.IsAddress(others[0].SipAddress) ? SipAddress.Parse(others[0].SipAddress)
        : null;

    /// <summary>One person.</summary>
    public static Recipient To(object? given, SipAddress address, LyncConversation? preferred = null) =>
        new(given, new[] { address }, null, address.Address, address.Address) { Preferred = preferred };

    /// <summary>Several people in one conversation.</summary>
    public static Recipient Group(IReadOnlyList<SipAddress> people)
    {
        var shown = string.Join("; ", people);
        return new Recipient(people.Select(person => person.Address).ToArray(), people, null, shown, shown);
    }

    /// <summary>Everybody in a conversation.</summary>
    public static Recipient In(LyncConversation conversation, object? given = null) => new(
        given ?? conversation, Array.Empty<SipAddress>(), conversation, Everybody(conversation), "#" + conversation.Id);

    /// <summary>Nobody, and why.</summary>
    public static Recipient Refused(object? given, string shown, LyncException failure) =>
        new(given, Array.Empty<SipAddress>(), null, DisplayText.OneLine(shown), shown) { Failure = failure };

    /// <summary>The failure with a message that names the recipient.</summary>
    public LyncException Name(LyncException failure) => failure.Message.Contains(First)
        ? failure
        : new LyncException(failure.Error, $"{Shown}: {failure.Message}", failure.SipStatus, failure.Code, failure)
        {
            Recommendation = failure.Recommendation,
        };

    private string First => Shown.IndexOf(';') is > 0 and var end ? Shown.Substring(0, end) : Shown;

    private static string Everybody(LyncConversation conversation) => conversation.People is { Count: 1 } one
        ? one[0].SipAddress
        : string.Join("; ", conversation.People);
}
