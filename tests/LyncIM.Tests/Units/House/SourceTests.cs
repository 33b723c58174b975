using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LyncIM.Tests.Units.House;

/// <summary>The files are short, each holds one thing, and each room keeps to itself what only it may know.</summary>
public sealed class SourceTests
{
    private const int MostLinesOfAFile = 250;
    private const int MostLinesOfAMethod = 40;
    private const int MostFilesOfAFloor = 15;

    private static readonly SourceFile[] Code = [.. new[] { "src", "tests", "bench" }.SelectMany(folder => SourceFile.In(folder, ".cs"))];

    [Fact]
    public void No_file_has_more_than_250_lines() => AssertNone(
        Code.Concat(new[] { "src", "tests", "bench", "examples" }.SelectMany(folder => SourceFile.In(folder, ".ps1")))
            .Where(file => file.Lines.Count > MostLinesOfAFile)
            .Select(file => $"{file.Name}: {file.Lines.Count}"));

    [Fact]
    public void No_method_has_more_than_40_lines()
    {
        Assert.InRange(Code.Sum(file => file.Methods.Count()), 1000, int.MaxValue);
        AssertNone(
            from file in Code
            from method in file.Methods
            where method.Lines > MostLinesOfAMethod
            select $"{file.Name}: {method.Name} has {method.Lines}");
    }

    [Theory]
    [InlineData("src/LyncIM")]
    [InlineData("tests/LyncIM.Tests")]
    public void No_floor_has_more_than_15_files(string folder) => AssertNone(
        SourceFile.In(folder, ".cs", ".csproj", ".ps1", ".txt", ".ps1xml", ".json", ".js")
            .GroupBy(file => Path.GetDirectoryName(file.Name))
            .Where(floor => floor.Count() > MostFilesOfAFloor)
            .Select(floor => $"{floor.Key}: {floor.Count()}"));

    [Fact]
    public void Each_file_has_one_type_which_has_its_name() => AssertNone(
        Code.Where(file => file.Types.Count > 0 && !file.Types.Distinct().SequenceEqual([Path.GetFileNameWithoutExtension(file.Path).Split('.')[0]]))
            .Where(file => file.Types.Count > 1 || Path.GetFileName(file.Path) != "AssemblyInfo.cs")
            .Select(file => $"{file.Name}: {string.Join(", ", file.Types)}"));

    [Fact]
    public void Only_the_SDKs_adapter_names_a_type_of_the_SDK_or_a_code_of_COM() =>
        AssertNone(Naming(@"Microsoft\.Lync\.Model\.(?!dll)\w|\busing Microsoft\.Lync|HRESULT|0x8[0-9A-Fa-f]{7}", "src/LyncIM/Adapters/Sdk/"));

    [Fact]
    public void Only_the_servers_adapter_names_HTTP_of_the_framework() =>
        AssertNone(Naming(@"HttpClient|System\.Net\.Http", "src/LyncIM/Adapters/Ucwa/"));

    [Theory]
    [InlineData("\t")]
    [InlineData("TO" + "DO")]
    [InlineData("#region")]
    public void What_the_house_does_without_is_nowhere(string text) => AssertNone(
        Code.SelectMany(file => file.Lines.Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => $"{file.Name}: {line.Trim()}"))
            .Where(line => !line.Contains("InlineData", StringComparison.Ordinal)));

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = string.Join(Environment.NewLine, found);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Naming(string pattern, string room) =>
        from file in Code
        where file.Name.StartsWith("src/LyncIM/", StringComparison.Ordinal) && !file.Name.StartsWith(room, StringComparison.Ordinal)
        from line in file.Lines
        where Regex.IsMatch(line, pattern)
        select $"{file.Name}: {line.Trim()}";
}
