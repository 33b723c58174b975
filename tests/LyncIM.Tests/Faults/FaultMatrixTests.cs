using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using LyncIM.Tests.Support;
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
        nameof(SimulatedNetwork.Accept), nameof(SimulatedNetwork.AddToDirectory), nameof(SimulatedNetwork.AddGroup),
    ];

    private static readonly TestTable Table = new("FaultMatrix.md");

    [Fact]
    public void Every_row_says_what_goes_wrong_what_the_user_sees_what_is_kept_and_which_test_shows_it()
    {
        Assert.NotEmpty(Table.Rows);
        Assert.All(Table.Rows, row =>
        {
            Assert.Equal(4, row.Length);
            Assert.All(row, Assert.NotEmpty);
        });
    }

    [Fact]
    public void Every_test_that_a_row_names_exists() => Assert.Empty(Table.Missing);

    [Fact]
    public void Every_way_to_inject_a_fault_has_a_row()
    {
        var named = Table.Rows.SelectMany(row => Regex.Matches(row[0], "`(.+?)`").Select(name => name.Groups[1].Value)).ToHashSet();
        var ways = Enum.GetNames<SimulatedNetwork.Fault>().Concat(Methods().Except(NoFaults)).ToHashSet();
        Assert.Empty(ways.Except(named));
        Assert.Empty(named.Except(ways));
    }

    private static IEnumerable<string> Methods() => typeof(SimulatedNetwork)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName)
        .Select(method => method.Name);
}
