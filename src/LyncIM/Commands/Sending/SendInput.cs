using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text.RegularExpressions;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>What the command line and a record of the pipeline ask for together: a text, and whom it is for.</summary>
internal sealed class SendInput
{
    private static readonly Regex MistypedAddress = new(@"\A[^@]*\b[a-z0-9-]+\.[a-z]{2,}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly Argument _to;
    private readonly Argument _conversation;
    private readonly Argument _message;

    /// <summary>Those whom the command line names, read once.</summary>
    private List<Recipient>? _named;

    /// <param name="to">Whether the command line gives people.</param>
    /// <param name="conversation">Whether it gives conversations.</param>
    /// <param name="message">Whether it gives the text.</param>
    public SendInput(Argument to, Argument conversation, Argument message)
    {
        _to = to;
        _conversation = conversation;
        _message = message;
    }

    /// <summary>How the command line gives an argument.</summary>
    public enum Argument
    {
        Missing,
        Given,

        /// <summary>As a script block, which is evaluated for each record.</summary>
        Computed,
    }

    /// <summary>What a record brings.</summary>
    private enum Meaning
    {
        Nothing,
        Text,
        Recipient,
        TooMuch,
    }

    /// <summary>Whom the text is for; some may be refused.</summary>
    public IReadOnlyList<Recipient> Recipients { get; private set; } = Array.Empty<Recipient>();

    /// <summary>The text; empty where there is none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the recipients are those of the command line, whom all texts are for.</summary>
    public bool AreNamed => ReferenceEquals(Recipients, _named);

    /// <summary>Whether it gives the text that is the same for all.</summary>
    public bool GivesText => _message == Argument.Given;

    /// <summary>Whether it is no address, not even one that was mistyped: with a domain at its end, or with an @ among at most two words.</summary>
    public static bool IsMessage(string[]? to) => to is { Length: 1 }
        && BoundObjects.Of(to[0]) is null
        && !MistypedAddress.IsMatch(to[0].Trim())
        && (to[0].IndexOf('@') < 0 || (to[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > 2 && !IsAddress(to[0])));

    /// <summary>Takes what the parameters hold now, and the record; whatever is missing makes recipients that are refused.</summary>
    public void Read(PSObject? record, string[]? to, LyncConversation[]? conversations, string[]? message)
    {
        Text = "";
        var given = record is null ? null : RecordTypes.Base(record);
        try
        {
            switch (Decide(given, to))
            {
                case Meaning.Nothing:
                    Text = Join(message);
                    Recipients = Named(to, conversations, given);
                    break;
                case Meaning.Text:
                    Text = given as string ?? RecordProperties.Text(record!) ?? throw NoText(given!);
                    Recipients = Named(to, conversations, given);
                    break;
                case Meaning.Recipient:
                    Text = _message != Argument.Missing ? Join(message)
                        : _to != Argument.Missing ? Join(to)
                        : RecordProperties.Text(record!) ?? throw NoText(given!);
                    var people = new List<Recipient>(1);
                    PersonReader.Read(given, people);
                    Recipients = people;
                    break;
                default:
                    throw ErrorRecords.Missing(
                        "The command line says already what to send to whom, and the pipeline brings something more.",
                        "Leave out the recipient or the message on the command line, or do not pipe anything.");
            }
            if (Text.Length == 0)
                throw ErrorRecords.Missing("The message is empty, and no client sends empty messages.", "Give a message of at least one character.");
        }
        catch (LyncException e) when (e.Error == MessagingError.MissingArgument)
        {
            Recipients = new[] { Recipient.Refused(given, Shown(given, to), e) };
        }
    }

    /// <summary>The one decision what the pipeline means: it brings what the command line lacks.</summary>
    private Meaning Decide(object? record, string[]? to)
    {
        if (record is null)
            return Meaning.Nothing;
        var namesWhom = _to != Argument.Missing || _conversation != Argument.Missing;
        if (namesWhom && _message != Argument.Missing)
            return _to == Argument.Computed || _message == Argument.Computed ? Meaning.Nothing : Meaning.TooMuch;
        if (!namesWhom)
            return Meaning.Recipient;
        // The only argument was taken for the recipient; where the record is one, it is the message.
        return _to != Argument.Missing && IsMessage(to) && CanBeRecipient(record) ? Meaning.Recipient : Meaning.Text;
    }

    /// <summary>A text is a recipient where it is an address; every other object is one, or is refused as one.</summary>
    private static bool CanBeRecipient(object record) =>
        record is not string text || (text.IndexOf('@') > 0 && IsAddress(text));

    private static bool IsAddress(string text)
    {
        var people = new List<Recipient>(1);
        PersonReader.Read(text, people);
        return people.TrueForAll(person => person.Failure is null);
    }

    private IReadOnlyList<Recipient> Named(string[]? to, LyncConversation[]? conversations, object? record)
    {
        if (_named is not null)
            return _named;
        var people = conversations is not null ? InConversations(conversations)
            : to is not null ? PersonReader.Read(to, _to == Argument.Computed ? record : null)
            : throw ErrorRecords.Missing("A recipient is missing.", "Give one, for example: Send-LyncMessage kim@contoso.com 'Done'.");
        if (people.Count == 0)
            throw ErrorRecords.Missing("A recipient is missing: the list is empty.", "Give at least one address or conversation.");
        return _to == Argument.Computed ? people : _named = people;
    }

    private static List<Recipient> InConversations(LyncConversation[] conversations)
    {
        var recipients = new List<Recipient>(conversations.Length);
        foreach (var conversation in conversations)
        {
            var given = ConversationArgument.Given(conversation);
            try
            {
                recipients.Add(Recipient.In(ConversationArgument.Resolve(conversation)));
            }
            catch (LyncException e)
            {
                recipients.Add(Recipient.Refused(given, $"conversation {given}", e));
            }
        }
        return recipients;
    }

    private static string Join(string[]? message) => message is { Length: > 0 }
        ? MessageTextAttribute.Join(message)
        : throw ErrorRecords.Missing("A message is missing.", "Give one, for example: Send-LyncMessage kim@contoso.com 'Done'.");

    private static LyncException NoText(object record) =>
        record is string ? ErrorRecords.Missing("A message is missing.", "Give one with -Message.")
        : RecordTypes.HoldsOthersWords(record) ? ErrorRecords.Missing(
            "A message is missing: what somebody else has written is not sent by itself.", "Give one with -Message.")
        : RecordTypes.IsFormatted(record) ? ErrorRecords.Missing(
            "A message is missing: formatted output is no text.", "Pipe it through Out-String.")
        : ErrorRecords.Missing(
            $"A message is missing: {(record is PSObject ? "the record" : $"an object of the type {record.GetType().Name}")} is no text, "
            + "and has none in a property Message, Body or Text.",
            "Give one with -Message, which may be a script block; Out-String makes text of objects.");

    private static string Shown(object? record, string[]? to)
    {
        if (record is not null)
        {
            var people = new List<Recipient>(1);
            PersonReader.Read(record, people);
            if (people[0].Shown.Length > 0)
                return people[0].Shown;
        }
        return to is { Length: 1 } ? to[0] : "";
    }
}
