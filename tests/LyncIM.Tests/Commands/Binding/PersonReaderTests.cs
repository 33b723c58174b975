using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LyncIM.Commands;
using LyncIM.Session;

namespace LyncIM.Tests.Commands.Binding;

/// <summary>Whom an argument or a record stands for.</summary>
public sealed class PersonReaderTests
{
    public static TheoryData<object, string> People => new()
    {
        { "kim@contoso.com", "kim@contoso.com" },
        { "sip:Kim@Contoso.com", "kim@contoso.com" },
        { "Kim Akers <kim@contoso.com>", "kim@contoso.com" },
        { "kim@contoso.com;lee@contoso.com", "kim@contoso.com lee@contoso.com" },
        { " Kim <kim@contoso.com> ; sip:lee@contoso.com ;", "kim@contoso.com lee@contoso.com" },
        { "pay$me;now@contoso.com", "pay$me;now@contoso.com" },
        { new Uri("sip:kim@contoso.com"), "kim@contoso.com" },
        { new LyncParticipant("kim@contoso.com", "Kim", false, LyncParticipantState.Present), "kim@contoso.com" },
        { new LyncContact("kim@contoso.com"), "kim@contoso.com" },
        { Message("kim@contoso.com", "lee@contoso.com"), "kim@contoso.com" },
        { new LyncReply("lee@contoso.com", "?", Message("kim@contoso.com", "pat@contoso.com")), "kim@contoso.com" },
        { new LyncSendResult("kim@contoso.com", LyncSendStatus.Failed), "kim@contoso.com" },
        { new LyncSendResult("kim@contoso.com; lee@contoso.com", LyncSendStatus.Failed), "kim@contoso.com lee@contoso.com" },
        { new object[] { "kim@contoso.com", Record(("Mail", "lee@contoso.com")) }, "kim@contoso.com lee@contoso.com" },
        { Record(("Name", "Kim"), ("MAIL", "kim@contoso.com")), "kim@contoso.com" },
        { Record(("Mail", ""), ("EmailAddress", null), ("UPN", "kim@contoso.com")), "kim@contoso.com" },
        { Record(("Uri", "https://contoso.com/kim"), ("Mail", "kim@contoso.com")), "kim@contoso.com" },
        { Record(("Mail", "k.akers@contoso.com"), ("msRTCSIP-PrimaryUserAddress", "sip:kim@contoso.com")), "kim@contoso.com" },
        { Record(("To", new[] { "kim@contoso.com", "lee@contoso.com" })), "kim@contoso.com lee@contoso.com" },
        { Record(("To", Record(("SipAddress", "kim@contoso.com")))), "kim@contoso.com" },
        { Record(("proxyAddresses", new object[] { "SMTP:k.akers@contoso.com", "sip:old@contoso.com", "SIP:kim@contoso.com" })), "kim@contoso.com" },
        { Record(("proxyAddresses", "smtp:k@contoso.com;sip:kim@contoso.com")), "kim@contoso.com" },
        { Record(("proxyAddresses", new[] { "smtp:k@contoso.com", "SMTP:kim@contoso.com" })), "kim@contoso.com" },
        { Copy(Message("kim@contoso.com", "hi")), "kim@contoso.com" },
        { Copy(new LyncSendResult("kim@contoso.com", LyncSendStatus.Sent)), "kim@contoso.com" },
        { Copy(new LyncContact("kim@contoso.com")), "kim@contoso.com" },
    };

    public static TheoryData<object?, string> Nobody => new()
    {
        { null, "MissingArgument" },
        { 3, "MissingArgument" },
        { new FileInfo("kim@contoso.com"), "MissingArgument" },
        { new Exception("kim@contoso.com"), "MissingArgument" },
        { new Dictionary<string, string> { ["To"] = "kim@contoso.com" }, "MissingArgument" },
        { ScriptBlock.Create("kim@contoso.com"), "MissingArgument" },
        { new object[0], "MissingArgument" },
        { Record(), "MissingArgument" },
        { Record(("Name", "kim@contoso.com"), ("Text", "lee@contoso.com")), "MissingArgument" },
        { Record(("Mail", "   ")), "MissingArgument" },
        { Record(("To", new Exception("kim@contoso.com"))), "MissingArgument" },
        { Record(("To", new Dictionary<string, string> { ["Mail"] = "kim@contoso.com" })), "MissingArgument" },
        { Formatted("FormatStartData"), "MissingArgument" },
        { Copy(new FileInfo("kim@contoso.com")), "MissingArgument" },
        { new LyncContact("all@contoso.com") { Type = "Group" }, "MissingArgument" },
        { Copy(new LyncContact("all@contoso.com") { Type = "Group" }), "MissingArgument" },
        { Copy(new LyncConversation()), "ConversationNotFound" },
        { "", "InvalidSipAddress" },
        { "kim contoso.com", "InvalidSipAddress" },
        { "<kim@contoso.com>", "InvalidSipAddress" },
        { "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC", "InvalidSipAddress" },
        { Record(("Mail", "kim contoso.com")), "InvalidSipAddress" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void People_are_text_and_objects_with_an_address(object given, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Read(given).Select(person => Assert.Single(person.People).Address)));

    [Theory]
    [MemberData(nameof(Nobody))]
    public void Nothing_else_becomes_a_person_by_its_text(object? given, string id)
    {
        var refused = Assert.Single(Read(given));
        Assert.Equal(id, refused.Failure?.ErrorId);
        Assert.Empty(refused.People);
        if (given is not null and not object[])
            Assert.Equal(given, refused.Given);
    }

    [Fact]
    public void A_refusal_says_which_properties_were_looked_for() =>
        Assert.All(
            new[] { "To", "SipAddress", "Mail", "UPN", "PrimarySmtpAddress", "proxyAddresses" },
            name => Assert.Contains(name, Read(Record(("Name", "Kim"))).Single().Failure!.Message));

    [Fact]
    public void A_group_is_to_be_expanded() =>
        Assert.Contains("Get-LyncGroupMember", Read(new LyncContact("all@contoso.com") { Type = "Group" }).Single().Failure!.Recommendation);

    [Fact]
    public void A_conversation_stands_for_itself_and_a_result_for_its_own_while_that_is_open()
    {
        var open = new LyncConversation();
        open.MoveTo(LyncConversationState.Active);
        open.Add("kim@contoso.com", "Kim");
        open.Add("lee@contoso.com", "Lee");
        Assert.Same(open, Read(open).Single().Conversation);
        var result = new LyncSendResult("kim@contoso.com; lee@contoso.com", LyncSendStatus.Sent) { Conversation = open };
        Assert.Same(open, Read(result).Single().Conversation);
        open.MoveTo(LyncConversationState.Terminated);
        Assert.Equal(["kim@contoso.com", "lee@contoso.com"], Read(result).Select(person => person.Shown));
    }

    private static List<Recipient> Read(object? given)
    {
        var people = new List<Recipient>();
        PersonReader.Read(given, people);
        return people;
    }

    private static LyncMessage Message(string from, string text) =>
        new(new LyncConversation(), from, from, text, null, LyncMessageDirection.Incoming);

    private static PSObject Record(params (string Name, object? Value)[] properties)
    {
        var record = new PSObject();
        foreach (var (name, value) in properties)
            record.Properties.Add(new PSNoteProperty(name, value));
        return record;
    }

    /// <summary>What comes back from a job, a file or another process.</summary>
    private static object Copy(object item) => PSSerializer.Deserialize(PSSerializer.Serialize(item));

    /// <summary>What Format-Table writes.</summary>
    private static object Formatted(string name) => Activator.CreateInstance(
        typeof(PSObject).Assembly.GetType("Microsoft.PowerShell.Commands.Internal.Format." + name)!, nonPublic: true)!;
}
