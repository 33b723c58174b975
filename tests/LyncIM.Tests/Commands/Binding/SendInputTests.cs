using System.Linq;
using System.Management.Automation;
using LyncIM.Commands;
using Argument = LyncIM.Commands.SendInput.Argument;

namespace LyncIM.Tests.Commands.Binding;

/// <summary>What the command line and the pipeline of Send-LyncMessage and Request-LyncReply mean together.</summary>
public sealed class SendInputTests
{
    private static readonly LyncMessage Received =
        new(new LyncConversation(), "kim@contoso.com", "Kim", "lee@contoso.com", null, LyncMessageDirection.Incoming);

    private static readonly PSObject Kim = Record(("Name", "Kim"), ("Mail", "kim@contoso.com"));
    private static readonly PSObject KimWithText = Record(("Mail", "kim@contoso.com"), ("Body", "hello"));

    /// <summary>What the command line gives as recipient and as text, the record, and who gets what; or the error.</summary>
    public static TheoryData<string?, string?, object?, string> Meanings => new()
    {
        { "kim@contoso.com", "hi", null, "kim@contoso.com: hi" },
        { null, "hi", "kim@contoso.com", "kim@contoso.com: hi" },
        { null, "hi", "kim@contoso.com; lee@contoso.com", "kim@contoso.com, lee@contoso.com: hi" },
        { null, "hi", Kim, "kim@contoso.com: hi" },
        { null, "hi", KimWithText, "kim@contoso.com: hi" },
        { null, null, KimWithText, "kim@contoso.com: hello" },
        { null, "hi", Received, "kim@contoso.com: hi" },
        { "kim@contoso.com", null, "hello", "kim@contoso.com: hello" },
        { "kim@contoso.com", null, "lee@contoso.com", "kim@contoso.com: lee@contoso.com" },
        { "kim@contoso.com", null, KimWithText, "kim@contoso.com: hello" },
        { "hi there", null, "kim@contoso.com", "kim@contoso.com: hi there" },
        { "Ask pat@contoso.com about it", null, "kim@contoso.com", "kim@contoso.com: Ask pat@contoso.com about it" },
        { "hi there", null, Kim, "kim@contoso.com: hi there" },
        { "hi there", null, Received, "kim@contoso.com: hi there" },

        { null, null, null, "MissingArgument" },
        { "kim@contoso.com", null, null, "MissingArgument" },
        { "kim@contoso.com", "", null, "MissingArgument" },
        { null, "hi", null, "MissingArgument" },
        { null, "hi", 3, "MissingArgument" },
        { null, null, "kim@contoso.com", "MissingArgument" },
        { null, null, Kim, "MissingArgument" },
        { null, null, Received, "MissingArgument" },
        { null, null, Record(("To", "kim@contoso.com"), ("From", "kim@contoso.com"), ("Question", "Go?"), ("Text", "yes"), ("Choice", null)), "MissingArgument" },
        { "lee@contoso.com", null, Kim, "MissingArgument" },
        { "lee@contoso.com", null, Received, "MissingArgument" },
        { "lee@contoso.com", null, 3, "MissingArgument" },
        { "lee@contoso.com", "hi", "more", "MissingArgument" },
        { "kim contoso.com", null, "lee@contoso.com", "InvalidSipAddress" },
        { "kim@@contoso.com", null, "lee@contoso.com", "InvalidSipAddress" },
        { "hi there", null, "hello", "InvalidSipAddress" },
        { "Kim Akers", "hi", null, "InvalidSipAddress" },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void The_pipeline_brings_what_the_command_line_lacks(string? to, string? message, object? record, string meaning)
    {
        var input = new SendInput(
            to is null ? Argument.Missing : Argument.Given, Argument.Missing, message is null ? Argument.Missing : Argument.Given);
        input.Read(record is null ? null : PSObject.AsPSObject(record), to is null ? null : [to], null, message is null ? null : [message]);
        Assert.Equal(meaning, Show(input));
    }

    [Fact]
    public void What_script_blocks_make_of_a_record_counts_and_the_record_itself_does_not()
    {
        var input = new SendInput(Argument.Computed, Argument.Missing, Argument.Computed);
        input.Read(Kim, ["lee@contoso.com"], null, ["Dear Kim"]);
        Assert.Equal("lee@contoso.com: Dear Kim", Show(input));
    }

    [Fact]
    public void What_the_engine_takes_from_a_record_by_itself_does_not_count()
    {
        var input = new SendInput(Argument.Missing, Argument.Missing, Argument.Missing);
        input.Read(PSObject.AsPSObject(Received), ["lee@contoso.com"], null, ["lee@contoso.com"]);
        Assert.Equal("MissingArgument", Show(input));
    }

    [Fact]
    public void The_lines_of_a_text_are_one_message()
    {
        var input = new SendInput(Argument.Given, Argument.Missing, Argument.Given);
        input.Read(null, ["kim@contoso.com"], null, ["one", "", "two"]);
        Assert.Equal("kim@contoso.com: one\n\ntwo", Show(input));
    }

    private static string Show(SendInput input) => input.Recipients.FirstOrDefault(recipient => recipient.Failure is not null) is { } refused
        ? refused.Failure!.ErrorId
        : $"{string.Join(", ", input.Recipients.Select(recipient => recipient.Shown))}: {input.Text}";

    private static PSObject Record(params (string Name, object? Value)[] properties)
    {
        var record = new PSObject();
        foreach (var (name, value) in properties)
            record.Properties.Add(new PSNoteProperty(name, value));
        return record;
    }
}
