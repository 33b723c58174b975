using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using LyncIM.Session;

namespace LyncIM.Tests.Views;

/// <summary>
/// What the genuine engine writes with each view on 80 columns, as it stands in a file of tests/Snapshots. With
/// $env:LYNCIM_UPDATE_SNAPSHOTS = 1 the files are written anew, to be looked at.
/// </summary>
public sealed class ViewTests : IDisposable
{
    private const int Narrow = 80;
    private const int Usual = 120;

    private static readonly string Format = Repository.Folder("src", "LyncIM", "Formatting", "LyncIM.Format.ps1xml");

    private readonly string _file = Path.ChangeExtension(Path.GetTempFileName(), ".ps1xml");

    public static TheoryData<string, string> Views
    {
        get
        {
            var views = new TheoryData<string, string>();
            foreach (var type in SampleObjects.All.Keys)
            {
                foreach (var shape in new[] { "Table", "List", "Wide" })
                    views.Add(type, shape);
            }
            return views;
        }
    }

    public static TheoryData<string> Types => [.. SampleObjects.All.Keys];

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(Path.ChangeExtension(_file, ".tmp"));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_shows_its_objects_on_80_columns(string type, string shape)
    {
        var shown = Screen.Show(FileWithOnly(type, shape), Narrow, SampleObjects.All[type]);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= Narrow, line));
        Assert.DoesNotContain(shown, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain(shown, c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
        AssertSnapshot($"{type}.{shape}.txt", shown);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void The_same_is_shown_in_constrained_language_mode(string type, string shape)
    {
        var file = FileWithOnly(type, shape);
        Assert.Equal(
            Screen.Show(file, Narrow, SampleObjects.All[type]),
            Screen.Show(file, Narrow, SampleObjects.All[type], PSLanguageMode.ConstrainedLanguage));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void The_same_is_shown_of_what_comes_from_a_file(string type, string shape)
    {
        var file = FileWithOnly(type, shape);
        var copies = SampleObjects.All[type].Select(item => PSSerializer.Deserialize(PSSerializer.Serialize(item, 2)));
        Assert.Equal(Screen.Show(file, Narrow, SampleObjects.All[type]), Screen.Show(file, Narrow, copies));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_address_of_56_characters_is_whole_in_a_table_on_120_columns(string type) => Assert.Contains(
        SampleObjects.LongAddress, Screen.Show(FileWithOnly(type, "Table"), Usual, SampleObjects.All[type]));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_label_is_the_name_of_a_property(string type)
    {
        var properties = PSObject.AsPSObject(SampleObjects.All[type][0]).Properties.Select(property => property.Name);
        var views = XDocument.Load(Format).Descendants("View").Where(view => IsOf(type, view)).ToArray();
        Assert.Empty(views.Descendants("Label").Select(label => label.Value).Except(properties));
        Assert.Empty(views.Descendants("PropertyName").Select(name => name.Value).Except(properties));
    }

    [Fact]
    public void Every_output_type_has_a_table_a_list_and_a_wide_view()
    {
        var views = XDocument.Load(Format).Descendants("View").ToArray();
        var outputs = typeof(LyncSession).Assembly.GetExportedTypes()
            .SelectMany(command => command.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(output => output.Type)
            .Where(type => type != typeof(void))
            .Distinct();
        Assert.All(outputs, type =>
        {
            var shapes = views.Where(view => IsOf(type.Name, view)).Select(view => view.Elements().Last().Name.LocalName).Order();
            Assert.Equal(["ListControl", "TableControl", "WideControl"], shapes);
        });
    }

    [Fact]
    public void A_message_that_is_very_long_is_cut_in_a_table_between_two_characters()
    {
        var message = SampleObjects.Message("kim@contoso.com", new string('z', 3_999) + "\U0001F44D" + new string('z', 10));
        var shown = Screen.Show(FileWithOnly(nameof(LyncMessage), "Table"), Usual, [message]);
        Assert.Equal(3_999, shown.Count(c => c == 'z'));
        Assert.Contains("...(4011characters)", string.Concat(shown.Where(c => !char.IsWhiteSpace(c))));
        Assert.DoesNotContain(shown, char.IsSurrogate);
    }

    /// <summary>A file in which that view is the only one for the type, so that the engine takes it.</summary>
    private string FileWithOnly(string type, string shape)
    {
        var views = XDocument.Load(Format);
        views.Descendants("View").Where(view => !IsOf(type, view) || view.Element($"{shape}Control") is null).Remove();
        views.Save(_file);
        return _file;
    }

    private static bool IsOf(string type, XElement view) => view.Descendants("TypeName").Single().Value == $"LyncIM.{type}";

    private static void AssertSnapshot(string name, string shown)
    {
        var file = Repository.Folder("tests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("LYNCIM_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, shown);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), shown);
    }
}
