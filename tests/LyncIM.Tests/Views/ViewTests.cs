using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using LyncIM.Formatting;
using LyncIM.Session;

namespace LyncIM.Tests.Views;

/// <summary>
/// What the genuine engine writes with each view on 80 columns, as it stands in a file of tests/Snapshots. With
/// $env:LYNCIM_UPDATE_SNAPSHOTS = 1 the files are written anew, to be looked at.
/// </summary>
public sealed class ViewTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

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

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_shows_its_objects_on_80_columns(string type, string shape)
    {
        var shown = Screen.Show(FileWithOnly(type, shape), SampleObjects.All[type]);
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
        var text = LyncView.Text(SampleObjects.Message("kim@contoso.com", new string('x', LyncView.MostCharacters - 1) + "\U0001F44D" + new string('x', 10)));
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
}
