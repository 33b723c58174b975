using System.Linq;
using SimulatedContacts;

namespace LyncIM.Tests.Units;

public sealed class SimulatedDirectoryTests
{
    [Theory]
    [InlineData("Kim", "kim@contoso.com")]
    [InlineData("ak", "kim@contoso.com")]
    [InlineData("akers kim", "kim@contoso.com")]
    [InlineData("  Kim   AK ", "kim@contoso.com")]
    [InlineData("kim@contoso.com", "kim@contoso.com")]
    [InlineData("sip:KIM@contoso", "kim@contoso.com")]
    [InlineData("IT On", "it-oncall@contoso.com")]
    [InlineData("it-onc", "it-oncall@contoso.com")]
    [InlineData("kers", null)]
    [InlineData("kim gu", null)]
    [InlineData("", null)]
    [InlineData("IT On*", null)]
    public void Each_word_of_a_search_begins_a_word_of_a_name_or_address(string query, string? address)
    {
        var matches = SimulatedDirectory.Search(query, 10);
        var found = matches.People.Select(person => person.Address).Concat(matches.Groups.Select(group => group.Address));
        Assert.Equal(address is null ? [] : [address], found);
    }

    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(13, 12, 1, true)]
    [InlineData(15, 12, 3, false)]
    public void A_search_gives_no_more_than_was_asked_for_and_says_so(int limit, int people, int groups, bool areCut)
    {
        var matches = SimulatedDirectory.Search("contoso", limit);
        Assert.Equal((people, groups, areCut), (matches.People.Count, matches.Groups.Count, matches.AreCut));
    }

    [Fact]
    public void One_group_contains_another_and_itself_and_one_nobody()
    {
        Assert.Equal(["it-oncall@contoso.com", "all-it@contoso.com"], SimulatedDirectory.FindGroup("ALL-IT@contoso.com")!.GroupAddresses);
        Assert.Empty(SimulatedDirectory.FindGroup("empty@contoso.com")!.PeopleAddresses);
        Assert.Null(SimulatedDirectory.FindGroup("kim@contoso.com"));
    }

    [Fact]
    public void Everybody_in_a_group_is_in_the_directory_with_all_that_is_known_of_them()
    {
        Assert.All(
            SimulatedDirectory.Groups.SelectMany(group => group.PeopleAddresses),
            address => Assert.NotNull(SimulatedDirectory.FindPerson(address)));
        Assert.All(SimulatedDirectory.People, person => Assert.DoesNotContain(
            "", new[] { person.Name, person.Title, person.Department, person.Office, person.Company, person.Mail }));
        Assert.Equal(12, SimulatedDirectory.People.Select(person => person.Name).Distinct().Count());
    }
}
