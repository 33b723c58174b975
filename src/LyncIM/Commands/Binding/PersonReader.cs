using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Formatting;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Finds out whom an argument or a record stands for. Nothing becomes a person by its mere text but text.</summary>
internal static class PersonReader
{
    /// <summary>The people, groups and conversations that arguments stand for; a null argument stands for nobody.</summary>
    public static List<Recipient> Read(string?[] arguments, object? record = null)
    {
        var people = new List<Recipient>(arguments.Length);
        foreach (var argument in arguments)
            Read(argument, people, record);
        return people;
    }

    /// <summary>Adds whom an argument stands for; at least one, who may be refused.</summary>
    /// <param name="argument">An argument, or a record of the pipeline.</param>
    /// <param name="people">Whom to add to.</param>
    /// <param name="record">The record that an argument was computed from; null where the argument is what the user gave.</param>
    public static void Read(object? argument, List<Recipient> people, object? record = null)
    {
        var item = argument is string text ? BoundObjects.Of(text) ?? text : argument;
        if (item is null)
            people.Add(Refuse(record, "", "An address is missing: it is null."));
        else
            Read(RecordTypes.Base(item), record ?? RecordTypes.Base(item), people, 0);
    }

    /// <summary>The addresses or wildcards that arguments stand for.</summary>
    /// <exception cref="LyncException">MissingArgument for an object without an address.</exception>
    public static string[] Patterns(string[] arguments)
    {
        var patterns = new List<string>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (BoundObjects.Of(argument) is not { } given)
            {
                patterns.Add(argument);
                continue;
            }
            var people = new List<Recipient>();
            Read(given, people);
            foreach (var person in people)
                patterns.Add(person.Failure is null ? WildcardPattern.Escape(person.Shown) : throw person.Failure);
        }
        return patterns.ToArray();
    }

    private static void Read(object item, object given, List<Recipient> people, int depth)
    {
        switch (item)
        {
            case string text:
                ReadText(text, given, people);
                break;
            case Uri uri:
                ReadText(uri.OriginalString, given, people);
                break;
            case LyncConversation conversation:
                people.Add(Recipient.In(conversation, given));
                break;
            case LyncMessage message:
                people.Add(Person(message.From, given, message.Conversation));
                break;
            case LyncReply reply:
                people.Add(Person(reply.From, given, reply.Conversation));
                break;
            case LyncSendResult result:
                ReadResult(result, given, people);
                break;
            case LyncContact { IsGroup: true } or PSObject when IsGroup(item):
                people.Add(RefuseGroup(item, given));
                break;
            case IDictionary:
                people.Add(Refuse(given, "", "A hashtable is no record: [pscustomobject] makes one of it."));
                break;
            case IEnumerable several when depth == 0 || item is IList:
                ReadAll(several, given, people, depth);
                break;
            default:
                ReadRecord(PSObject.AsPSObject(item), given, people, depth);
                break;
        }
    }

    /// <summary>Several addresses are divided by semicolons; a name may stand before an address in angle brackets.</summary>
    private static void ReadText(string text, object given, List<Recipient> people)
    {
        var parts = text.Split(';');
        if (parts.Length == 1 || IsOneUri(parts) || SipAddress.IsAddress(text))
        {
            people.Add(Person(Address(text), given));
            return;
        }
        var before = people.Count;
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
                people.Add(Person(Address(part), given is string ? part.Trim() : given));
        }
        if (people.Count == before)
            people.Add(Person(text, given));
    }

    /// <summary>A result stands for whom it was about, in its conversation while that is open.</summary>
    private static void ReadResult(LyncSendResult result, object given, List<Recipient> people)
    {
        if (result.To.IndexOf(';') < 0 && SipAddress.IsAddress(result.To))
            people.Add(Person(result.To, given, result.Conversation));
        else if (result.Conversation is { IsOpen: true } conversation)
            people.Add(Recipient.In(conversation, given));
        else
            ReadText(result.To, given, people);
    }

    private static void ReadAll(IEnumerable several, object given, List<Recipient> people, int depth)
    {
        var before = people.Count;
        foreach (var item in several)
        {
            if (item is not null)
                Read(RecordTypes.Base(item), depth == 0 && ReferenceEquals(given, several) ? RecordTypes.Base(item) : given, people, depth + 1);
        }
        if (people.Count == before)
            people.Add(Refuse(given, "", "An address is missing: the list is empty."));
    }

    private static void ReadRecord(PSObject record, object given, List<Recipient> people, int depth)
    {
        if (RecordTypes.IsCopyOf<LyncConversation>(record))
            people.Add(Recipient.Refused(given, "", ConversationArgument.CopyError()));
        else if ((RecordTypes.IsCopyOf<LyncMessage>(record) || RecordTypes.IsCopyOf<LyncReply>(record))
            && RecordProperties.Value(record, "From") is { } from && RecordTypes.Base(from) is string sender)
            people.Add(Person(sender, given));
        else if (depth > 3 || RecordProperties.Address(record) is not { } value)
            people.Add(Refuse(given, "", Missing(record)));
        else
            Read(RecordTypes.Base(value), given, people, depth + 2);
    }

    private static Recipient Person(string address, object given, LyncConversation? preferred = null)
    {
        try
        {
            return Recipient.To(given, SipAddress.Parse(address), preferred);
        }
        catch (LyncException e)
        {
            return Recipient.Refused(given, address, IsNumber(address) ? NumberError(address) : e);
        }
    }

    /// <summary>Kim Akers &lt;kim@contoso.com&gt; is kim@contoso.com.</summary>
    private static string Address(string text)
    {
        var trimmed = text.Trim();
        var bracket = trimmed.LastIndexOf('<');
        return bracket > 0 && trimmed[trimmed.Length - 1] == '>' ? trimmed.Substring(bracket + 1, trimmed.Length - bracket - 2) : text;
    }

    /// <summary>Whether the parts are the parameters of one URI, such as a conference's: that is no list of people.</summary>
    private static bool IsOneUri(string[] parts)
    {
        foreach (var part in parts)
        {
            if (part.IndexOf('=') >= 0 && part.IndexOf('@') < 0)
                return true;
        }
        return false;
    }

    private static bool IsGroup(object item) => item is LyncContact
        || (RecordTypes.IsCopyOf<LyncContact>(item) && RecordProperties.Value((PSObject)item, nameof(LyncContact.Type)) is "Group");

    private static bool IsNumber(string text) => int.TryParse(text.Trim(), out _);

    private static LyncException NumberError(string number) => ErrorRecords.Missing(
        $"A person is missing: {number.Trim()} is a number.", "Give an address; the number of a conversation goes with -Conversation.");

    private static Recipient RefuseGroup(object item, object given)
    {
        var name = item is LyncContact group ? group.SipAddress : $"{RecordProperties.Value((PSObject)item, nameof(LyncContact.SipAddress))}";
        return Recipient.Refused(given, name, ErrorRecords.Missing(
            $"{DisplayText.OneLine(name)} is a distribution group, and messages go to people.",
            "Expand it: pipe it through Get-LyncGroupMember first."));
    }

    private static Recipient Refuse(object? given, string shown, string message) =>
        Recipient.Refused(given, shown, ErrorRecords.Missing(message, "Give an address such as kim@contoso.com, or an object that has one."));

    /// <summary>Says which properties were looked for, and what the object is.</summary>
    private static string Missing(PSObject record)
    {
        var item = RecordTypes.Base(record);
        if (RecordTypes.IsFormatted(record))
            return $"Formatted output has no address: pipe the objects before Format-Table. {LookedFor}";
        var kind = item is PSObject ? "The record" : $"An object of the type {item.GetType().Name}";
        return $"{kind} has no address. {LookedFor}";
    }

    private static string LookedFor => $"These properties were looked for: {RecordProperties.AddressNames}.";
}
