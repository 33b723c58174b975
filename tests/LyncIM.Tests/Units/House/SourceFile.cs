using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LyncIM.Tests.Units.House;

/// <summary>A file of the repository, as it stands there.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(path);
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetRelativePath(Repository.Root, Path).Replace('\\', '/');

    public IReadOnlyList<string> Lines { get; }

    /// <summary>All files of a folder, but for what a build leaves.</summary>
    public static IReadOnlyList<SourceFile> In(string folder, params string[] extensions) =>
    [
        .. Directory.GetFiles(Repository.Folder(folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(System.IO.Path.GetExtension(path)))
            .Where(path => !Built().IsMatch(path))
            .Select(path => new SourceFile(path)),
    ];

    /// <summary>The types that stand in the file by themselves, without those that are seen in it only.</summary>
    public IReadOnlyList<string> Types => [.. Lines.Select(line => Type().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];

    /// <summary>The methods, each with how many lines it has from its name to its last brace; expressions end with their semicolon.</summary>
    public IEnumerable<(string Name, int Lines)> Methods
    {
        get
        {
            for (var i = 0; i < Lines.Count; i++)
            {
                if (Method().Match(Lines[i]) is { Success: true } match)
                    yield return (match.Groups["name"].Value, LengthFrom(i, match.Groups["indent"].Value));
            }
        }
    }

    private int LengthFrom(int first, string indent)
    {
        for (var i = first; i < Lines.Count; i++)
        {
            var isLast = Lines[i].StartsWith(indent + "}", System.StringComparison.Ordinal)
                || (Lines[i].EndsWith(';') && Lines.Skip(first).Take(i - first + 1).All(line => line != indent + "{"));
            if (isLast)
                return i - first + 1;
        }
        return Lines.Count - first;
    }

    [GeneratedRegex(@"[\\/](obj|bin|artifacts|TestResults)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"^(?!file )(?:\w+ )*(?:class|struct|record|interface|enum|delegate \w+) (?<name>\w+)")]
    private static partial Regex Type();

    [GeneratedRegex(@"^(?<indent>(?:    ){1,2})(?:(?:public|private|protected|internal|static|override|async|virtual|sealed|extern|abstract) )+(?!class |record |struct )(?:(?!.* (?:class|record|struct) )[\w<>\[\]?,. ()]+ )?(?<name>\w+)(?:<\w+>)?\(")]
    private static partial Regex Method();
}
