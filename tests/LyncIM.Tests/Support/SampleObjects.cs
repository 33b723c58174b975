using System;
using System.Collections.Generic;
using System.Reflection;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Tests;

/// <summary>Some objects of each type that commands write, with all that others may have written into them.</summary>
internal static class SampleObjects
{
    /// <summary>As long as an address that every view shows whole on 120 columns.</summary>
    public const string LongAddress = "a.very.long.address.of.somebody@department.x.contoso.com";

    public static readonly DateTime Moment = new(2026, 3, 1, 9, 30, 0, DateTimeKind.Local);

    /// <summary>By the name of the type.</summary>
    public static Dictionary<string, object[]> All => new()
    {
        [nameof(LyncMessage)] =
        [
            Message("kim@contoso.com", "hello"),
            Message(LongAddress, "word ".PadRight(200, 'x') + " and the end"),
            Message("kim@contoso.com", "two lines\n\tthe second with a tab"),
            Message("eve@contoso.com", "\u001b[31mred\u001b[2J\a\b \u202Edesrever\u202C \u2066isolated\u2069 \u200Bnothing\r\nnext"),
            Message("sam@contoso.com", "\u05E9\u05DC\u05D5\u05DD \U0001F44D done"),
            Message("eve@contoso.com", new string('y', 5000)),
        ],
        [nameof(LyncConversation)] =
        [
            Conversation(3, "kim@contoso.com"),
            Conversation(14, "kim@contoso.com", "lee@contoso.com", "max@contoso.com", "pat@contoso.com"),
            Conversation(15, LongAddress, "lee@contoso.com"),
        ],
        [nameof(LyncParticipant)] =
        [
            new LyncParticipant("kim@contoso.com", "Kim", isTyping: true, LyncParticipantState.Present),
            new LyncParticipant(LongAddress, "Somebody with a name that is quite long", isTyping: false, LyncParticipantState.Left),
        ],
        [nameof(LyncSendResult)] = [Sent(), NotSent()],
        [nameof(LyncReply)] =
        [
            new LyncReply("kim@contoso.com", "May I? (Yes / No)", Message("kim@contoso.com", "yes, go ahead")) { Choice = "Yes", Elapsed = 12.345 },
            new LyncReply(LongAddress, "Why?", Message(LongAddress, "because of\nthis \u001b[2J\u202Eand that")) { Elapsed = 3_600 },
        ],
        [nameof(LyncContact)] =
        [
            Contact("kim@contoso.com", LyncAvailability.Free, "Available"),
            Contact(LongAddress, LyncAvailability.DoNotDisturb, "Presenting\u001b[2J a slide show that has a title which is far too long to be shown"),
        ],
        [nameof(LyncClientInfo)] =
        [
            new LyncClientInfo(LyncClientState.SignedIn) { SipAddress = LongAddress, DisplayName = "Me Myself", Kind = "Desktop", Source = "Sdk.dll", Version = "15.0.0.0" },
            new LyncClientInfo(LyncClientState.NotRunning) { Reason = "Lync is not running. " + "Start it, and try again. ".PadRight(90, '.') },
        ],
    };

    public static LyncMessage Message(string from, string text) => Dated(Sanitizer.Message(
        Conversation(3, from),
        new ArrivedMessage(
            new Person(from, "Some\u202Ebody"),
            false,
            new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = text, [LyncMessageFormat.Html] = $"<b>{text}</b>" },
            text)));

    /// <summary>The first is typing, the second has left.</summary>
    public static LyncConversation Conversation(int id, params string[] people)
    {
        var conversation = new LyncConversation();
        foreach (var person in people)
            conversation.Add(person, "Somebody");
        conversation.MoveTo(LyncConversationState.Active);
        conversation.MarkTyping(people[0], true);
        if (people.Length > 1)
            conversation.MarkLeft(people[1]);
        Set(conversation, nameof(conversation.StartTime), Moment);
        return Set(conversation, nameof(conversation.Id), id);
    }

    private static LyncSendResult Sent() => Dated(new LyncSendResult("kim@contoso.com", LyncSendStatus.Sent)
    {
        DisplayName = "Kim",
        Attempts = 2,
        Format = nameof(LyncMessageFormat.PlainText),
        Message = "Patching starts at 22:00",
        Conversation = Conversation(3, "kim@contoso.com"),
        Duration = 1.234,
    });

    private static LyncSendResult NotSent() => Dated(new LyncSendResult(LongAddress, LyncSendStatus.Failed)
    {
        Reason = $"{LongAddress}: The recipient is offline or does not want to be disturbed (SIP 480 Temporarily Unavailable).",
        ErrorId = "RecipientUnavailable",
        SipStatus = 480,
        Message = "\u001b[31mcoloured\u001b[0m and \u202Eturned",
        Duration = 0.005,
    });

    private static LyncContact Contact(string address, LyncAvailability availability, string activity) =>
        Sanitizer.Contact(new ContactCard(new Person(address, "Some\u202Ebody"))
        {
            Availability = availability,
            Activity = activity,
            Title = "Administrator",
            Department = "IT",
            Note = "Patching SRV01 until 22:00",
        });

    private static T Dated<T>(T item)
        where T : notnull => Set(item, "Timestamp", Moment);

    /// <summary>Sets what is different at each run.</summary>
    private static T Set<T>(T item, string property, object value)
        where T : notnull
    {
        typeof(T).GetField($"<{property}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(item, value);
        return item;
    }
}
