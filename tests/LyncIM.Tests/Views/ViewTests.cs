using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using LyncIM.Formatting;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Tests.Views;

/// <summary>
/// What the genuine engine writes with each view on 80 columns, as it stands in a file of tests/Snapshots. With
/// $env:LYNCIM_UPDATE_SNAPSHOTS = 1 the files are written anew, to be looked at.
/// </summary>
public sealed class ViewTests : IDisposable
{
    private static readonly DateTime Moment = new(2026, 3, 1, 9, 30, 0);

    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string, string> Views
    {
        get
        {
            var views = new TheoryData<string, string>();
            foreach (var type in Samples.Keys)
            {
                foreach (var shape in new[] { "Table", "List", "Wide" })
                    views.Add(type, shape);
            }
            return views;
        }
    }

    private static Dictionary<string, object[]> Samples => new()
    {
        [nameof(LyncMessage)] =
        [
            Message("kim@contoso.com", "hello"),
            Message("a.very.long.address.of.somebody@department.contoso.com", "word ".PadRight(200, 'x') + " and the end"),
            Message("kim@contoso.com", "two lines\n\tthe second with a tab"),
            Message("eve@contoso.com", "\u001b[31mred\u001b[2J\a\b \u202Edesrever\u202C \u2066isolated\u2069 \u200Bnothing\r\nnext"),
            Message("sam@contoso.com", "\u05E9\u05DC\u05D5\u05DD \U0001F44D done"),
            Message("eve@contoso.com", new string('y', 5000)),
        ],
        [nameof(LyncConversation)] =
        [
            Conversation(3, "kim@contoso.com"),
            Conversation(14, "kim@contoso.com", "lee@contoso.com", "max@contoso.com", "pat@contoso.com"),
            Conversation(15, "a.very.long.address.of.somebody@department.of.a.company.contoso.com", "lee@contoso.com"),
        ],
        [nameof(LyncParticipant)] =
        [
            new LyncParticipant("kim@contoso.com", "Kim", isTyping: true, LyncParticipantState.Present),
            new LyncParticipant("lee@contoso.com", "Lee \u202Eeel", isTyping: false, LyncParticipantState.Left),
        ],
        [nameof(LyncSendResult)] =
        [
            Dated(new LyncSendResult("kim@contoso.com", LyncSendStatus.Sent)
            {
                DisplayName = "Kim",
                Attempts = 2,
                Format = nameof(LyncMessageFormat.PlainText),
                Conversation = Conversation(3, "kim@contoso.com"),
                Duration = 1.234,
            }),
            Dated(new LyncSendResult("offline.somebody.with.a.long.name@contoso.com", LyncSendStatus.Failed)
            {
                ErrorId = "RecipientUnavailable",
                SipStatus = 480,
                Duration = 0.005,
            }),
        ],
        [nameof(LyncContact)] =
        [
            Contact("kim@contoso.com", LyncAvailability.Free, "Available"),
            Contact("lee@contoso.com", LyncAvailability.DoNotDisturb, "Presenting\u001b[2J a slide show that has a title which is far too long to be shown"),
        ],
        [nameof(LyncClientInfo)] =
        [
            new LyncClientInfo(LyncClientState.SignedIn) { SipAddress = "me@contoso.com", DisplayName = "Me Myself", Kind = "Desktop", Source = "Sdk.dll", Version = "15.0.0.0" },
            new LyncClientInfo(LyncClientState.NotRunning) { Reason = "Lync is not running. " + "Start it, and try again. ".PadRight(90, '.') },
        ],
    };

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_shows_its_objects_on_80_columns(string type, string shape)
    {
        var shown = Screen.Show(FileWithOnly(type, shape), Samples[type]);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= Screen.Columns, line));
        Assert.DoesNotContain(shown, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain(shown, c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
        AssertSnapshot($"{type}.{shape}.txt", shown);
    }

    [Fact]
    public void Every_output_type_has_a_table_a_list_and_a_wide_view()
    {
        var views = XDocument.Load(Repository.Folder("src", "LyncIM", "Formatting", "LyncIM.Format.ps1xml")).Descendants("View").ToArray();
        var outputs = typeof(LyncSession).Assembly.GetExportedTypes()
            .SelectMany(command => command.GetCustomAttributes<System.Management.Automation.OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(output => output.Type)
            .Where(type => type != typeof(void))
            .Distinct();
        Assert.All(outputs, type =>
        {
            var shapes = views.Where(view => view.Descendants("TypeName").Single().Value == type.FullName)
                .Select(view => view.Elements().Last().Name.LocalName)
                .Order();
            Assert.Equal(["ListControl", "TableControl", "WideControl"], shapes);
        });
    }

    [Fact]
    public void A_message_that_is_very_long_is_cut_in_a_table_between_two_characters()
    {
        var text = LyncView.Text(Message("kim@contoso.com", new string('x', LyncView.MostCharacters - 1) + "\U0001F44D" + new string('x', 10)));
        Assert.StartsWith(new string('x', LyncView.MostCharacters - 1) + "... (", text);
    }

    /// <summary>A file in which that view is the only one for the type, so that the engine takes it.</summary>
    private string FileWithOnly(string type, string shape)
    {
        var views = XDocument.Load(Repository.Folder("src", "LyncIM", "Formatting", "LyncIM.Format.ps1xml"));
        views.Descendants("View")
            .Where(view => view.Descendants("TypeName").Single().Value != $"LyncIM.{type}" || view.Element($"{shape}Control") is null)
            .Remove();
        var file = Path.ChangeExtension(_file, ".ps1xml");
        views.Save(file);
        return file;
    }

    private static void AssertSnapshot(string name, string shown)
    {
        var file = Repository.Folder("tests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("LYNCIM_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, shown);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), shown);
    }

    private static LyncMessage Message(string from, string text) => Dated(Sanitizer.Message(
        Conversation(3, from),
        new ArrivedMessage(new Person(from, "Somebody"), false, new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = text }, text)));

    private static LyncConversation Conversation(int id, params string[] people)
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

    private static LyncContact Contact(string address, LyncAvailability availability, string activity) =>
        Sanitizer.Contact(new ContactCard(new Person(address, "Somebody")) { Availability = availability, Activity = activity });

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
