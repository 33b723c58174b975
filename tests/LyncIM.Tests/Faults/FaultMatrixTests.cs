using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Faults;

/// <summary>tests/FaultMatrix.md is true: its rows name tests that there are, and every way to inject a fault has a row.</summary>
public sealed class FaultMatrixTests
{
    /// <summary>What puts things right, begins or looks.</summary>
    private static readonly string[] NoFaults =
    [
        nameof(SimulatedNetwork.Reset), nameof(SimulatedNetwork.Heal), nameof(SimulatedNetwork.Inject), nameof(SimulatedNetwork.Record),
        nameof(SimulatedNetwork.StartClient), nameof(SimulatedNetwork.SignIn), nameof(SimulatedNetwork.RestoreNetwork),
        nameof(SimulatedNetwork.Accept),
    ];

    private static readonly string[][] Rows = File.ReadLines(Path.Combine(Repository.Root, "tests", "FaultMatrix.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray())
        .ToArray();

    [Fact]
    public void Every_row_says_what_goes_wrong_what_the_user_sees_what_is_kept_and_which_test_shows_it()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Rows, row =>
        {
            Assert.Equal(4, row.Length);
            Assert.All(row, Assert.NotEmpty);
        });
    }

    [Fact]
    public void Every_test_that_a_row_names_exists()
    {
        var tests = typeof(FaultMatrixTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(IsTest).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        Assert.Empty(Rows.SelectMany(row => row[3].Split(", ")).Except(tests));
    }

    [Fact]
    public void Every_way_to_inject_a_fault_has_a_row()
    {
        var named = Rows.SelectMany(row => Regex.Matches(row[0], "`(.+?)`").Select(name => name.Groups[1].Value)).ToHashSet();
        var ways = Enum.GetNames<SimulatedNetwork.Fault>().Concat(Methods().Except(NoFaults)).ToHashSet();
        Assert.Empty(ways.Except(named));
        Assert.Empty(named.Except(ways));
    }

    private static bool IsTest(MethodInfo method) => method.IsDefined(typeof(FactAttribute), inherit: true);

    private static IEnumerable<string> Methods() => typeof(SimulatedNetwork)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName)
        .Select(method => method.Name);
}
