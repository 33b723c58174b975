using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace LyncIM.Console;

/// <summary>What the host is to run: a command, a file with arguments, or, with neither, what is typed at a prompt.</summary>
internal sealed partial class Arguments
{
    public const string Usage = """
        Usage: LyncIM.Console                          a prompt
               LyncIM.Console -Command <command>       runs a command
               LyncIM.Console -File <file> [argument]  runs a script with its arguments
        """;

    private Arguments(string? script, bool isFile = false)
    {
        Script = script;
        IsFile = isFile;
    }

    /// <summary>The script to run; null for a prompt.</summary>
    public string? Script { get; }

    /// <summary>Whether the script is a call of a file, whose exit is the host's.</summary>
    public bool IsFile { get; }

    /// <summary>Null where the arguments make no sense.</summary>
    public static Arguments? Parse(string[] args)
    {
        if (args.Length == 0)
            return new Arguments(null);
        if (args.Length < 2)
            return null;
        return args[0].ToLowerInvariant() switch
        {
            "-command" or "-c" => new Arguments(string.Join(' ', args.Skip(1))),
            "-file" or "-f" => new Arguments(
                $"& {Quote(Path.GetFullPath(args[1]))} {string.Join(' ', args.Skip(2).Select(Argument))}", isFile: true),
            _ => null,
        };
    }

    /// <summary>A literal of PowerShell.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''")}'";

    /// <summary>-Name and -Name:$true are parameters; everything else is a value.</summary>
    private static string Argument(string argument)
    {
        var name = ParameterName().Match(argument);
        if (!name.Success)
            return Quote(argument);
        var value = name.Groups["value"];
        return !value.Success ? argument
            : value.Value.ToLowerInvariant() is "$true" or "$false" ? argument
            : $"{name.Groups["name"].Value}:{Quote(value.Value)}";
    }

    [GeneratedRegex(@"\A(?<name>-[A-Za-z_]\w*)(:(?<value>.*))?\z", RegexOptions.Singleline)]
    private static partial Regex ParameterName();
}
