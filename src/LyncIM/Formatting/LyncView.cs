using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncIM.Formatting;

/// <summary>
/// What the views in LyncIM.Format.ps1xml show of the module's objects. Nothing of it moves the cursor, changes the direction of
/// the line, or is longer than a person reads.
/// </summary>
public static class LyncView
{
    /// <summary>The most characters of a message in a table; a list shows it whole.</summary>
    public const int MostCharacters = 4000;

    /// <summary>The most people of a conversation in a table; a list shows all.</summary>
    public const int MostPeople = 2;

    private const int TabWidth = 4;

    /// <summary>Anything that others have written, on one line.</summary>
    public static string Line(string? text) => DisplayText.OneLine(DisplayText.Undirected(text ?? ""));

    /// <summary>The text of a message, over several lines where it has several.</summary>
    public static string Whole(string? text) => DisplayText.Undirected(text ?? "").Replace("\t", new string(' ', TabWidth));

    /// <summary>The text of a message, cut where it is very long.</summary>
    public static string Text(LyncMessage message)
    {
        var text = message.Text;
        return text.Length <= MostCharacters
            ? Whole(text)
            : $"{Whole(Cut(text, MostCharacters))}... ({text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters)";
    }

    /// <summary>Who takes part, and what they do: kim@contoso.com (typing), lee@contoso.com (left).</summary>
    public static string People(LyncConversation conversation)
    {
        var people = conversation.People;
        var more = people.Count - MostPeople;
        return Join(people.Take(MostPeople)) + (more > 0 ? $" and {more} more" : "");
    }

    /// <summary>The same with all of them.</summary>
    public static string Everybody(LyncConversation conversation) => Join(conversation.People);

    /// <summary>A conversation within another object; empty where there is none.</summary>
    public static string Conversation(LyncConversation? conversation) => Line(conversation?.ToString());

    /// <summary>All of a message in one cell.</summary>
    public static string Wide(LyncMessage message) => $"{Line(message.From)}: {Line(Cut(message.Text, MostCharacters))}";

    /// <summary>All of a conversation in one cell.</summary>
    public static string Wide(LyncConversation conversation) => $"{conversation.Id} {People(conversation)}";

    /// <summary>All of a result in one cell.</summary>
    public static string Wide(LyncSendResult result) => $"{Line(result.To)}: {result.ErrorId ?? result.Status.ToString()}";

    /// <summary>All of a contact in one cell.</summary>
    public static string Wide(LyncContact contact) => $"{Line(contact.SipAddress)}: {contact.Availability}";

    /// <summary>All of a client in one cell.</summary>
    public static string Wide(LyncClientInfo client) => client.SipAddress is { } address ? $"{Line(address)}: {client.State}" : $"{client.State}";

    private static string Join(IEnumerable<LyncParticipant> people) => string.Join(", ", people.Select(Describe));

    private static string Describe(LyncParticipant participant) => Line(participant.SipAddress) + (
        !participant.IsPresent ? " (left)"
        : participant.IsTyping ? " (typing)"
        : "");

    /// <summary>Not between the halves of a character.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
}
