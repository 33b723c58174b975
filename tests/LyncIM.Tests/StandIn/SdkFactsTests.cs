using System;
using System.Linq;
using LyncIM.Tests.Support;

namespace LyncIM.Tests.StandIn;

/// <summary>tests/SdkFacts.md is true: each fact has a test, and each test of the stand-in a fact.</summary>
public sealed class SdkFactsTests
{
    private static readonly TestTable Table = new("SdkFacts.md");

    [Fact]
    public void Every_row_says_the_fact_how_the_stand_in_shows_it_and_which_test_holds_it()
    {
        Assert.NotEmpty(Table.Rows);
        Assert.All(Table.Rows, row =>
        {
            Assert.Equal(3, row.Length);
            Assert.All(row, Assert.NotEmpty);
        });
    }

    [Fact]
    public void Every_test_that_a_row_names_exists() => Assert.Empty(Table.Missing);

    [Fact]
    public void Every_test_of_the_stand_in_has_a_row()
    {
        var room = typeof(SdkFactsTests).Namespace!;
        var tests = typeof(SdkFactsTests).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(room, StringComparison.Ordinal) == true && type != typeof(SdkFactsTests))
            .SelectMany(TestTable.TestsOf);
        Assert.Empty(tests.Except(Table.Named));
    }
}
