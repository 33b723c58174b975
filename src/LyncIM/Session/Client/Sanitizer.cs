using System.Collections.Generic;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>Cleans what others have written, in the one place where it comes in: after it, everything is safe to show.</summary>
internal static class Sanitizer
{
    /// <summary>An address without sip:, in lower case and on one line.</summary>
    public static string Address(string? uri) => SipAddress.WithoutScheme(DisplayText.OneLine(uri ?? "")).ToLowerInvariant();

    /// <summary>A person's address and name; the address stands for a name that is not known.</summary>
    public static (string Address, string Name) Person(Person person)
    {
        var (address, name) = (Address(person.Uri), Line(person.Name));
        return (address, name.Length > 0 ? name : address);
    }

    /// <summary>A name, a subject, an activity or a URI, on one line.</summary>
    public static string Line(string? text) => DisplayText.OneLine(text ?? "");

    /// <summary>A message with its text, parsed once.</summary>
    public static LyncMessage Message(LyncConversation conversation, ArrivedMessage arrived)
    {
        var (address, name) = Person(arrived.Sender);
        var text = arrived.PlainText;
        return new LyncMessage(
            conversation,
            address,
            name,
            text,
            IsTextAlone(arrived.Contents, text) ? null : arrived.Contents,
            arrived.IsFromSelf ? LyncMessageDirection.Outgoing : LyncMessageDirection.Incoming);
    }

    /// <summary>What is known of a contact.</summary>
    public static LyncContact Contact(ContactCard card)
    {
        var (address, name) = Person(card.Person);
        return new LyncContact(address.Length > 0 ? address : Address(card.Mail))
        {
            DisplayName = name.Length > 0 ? name : Address(card.Mail),
            Type = card.IsGroup ? "Group" : "Person",
            Presence = card.Availability,
            Activity = Line(card.Activity),
            Title = Line(card.Title),
            Department = Line(card.Department),
            Company = Line(card.Company),
            Office = Line(card.Office),
            Mail = Line(card.Mail),
            Note = Line(card.Note),
            Location = Line(card.Location),
        };
    }

    /// <summary>Whether there is no need to keep the contents beside the text.</summary>
    private static bool IsTextAlone(IReadOnlyDictionary<LyncMessageFormat, string> contents, string text) =>
        contents.Count == 1 && contents.TryGetValue(LyncMessageFormat.PlainText, out var plain) && plain == text;
}
