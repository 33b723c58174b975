using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LyncIM.Tests.Support;

/// <summary>A table in a Markdown file of tests/, whose last column names the tests that show a row.</summary>
internal sealed class TestTable(string file)
{
    private static readonly HashSet<string> Tests = typeof(TestTable).Assembly.GetTypes().SelectMany(TestsOf).ToHashSet();

    /// <summary>The cells of each row but the head.</summary>
    public string[][] Rows { get; } = File.ReadLines(Path.Combine(Repository.Root, "tests", file))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray())
        .ToArray();

    /// <summary>The tests that rows name, as "Class.Method".</summary>
    public IEnumerable<string> Named => Rows.SelectMany(row => row[^1].Split(", "));

    /// <summary>Those of them that there are not.</summary>
    public IEnumerable<string> Missing => Named.Except(Tests);

    /// <summary>The tests of a class, as "Class.Method".</summary>
    public static IEnumerable<string> TestsOf(Type type) => type.GetMethods()
        .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
        .Select(method => $"{type.Name}.{method.Name}");
}
