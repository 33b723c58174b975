using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class DirectoryTests : DevServerTestBase
{
    [Fact]
    public async Task A_search_finds_people_and_groups_with_all_that_is_known_of_them()
    {
        var me = await SignInAsync();
        var found = await SearchAsync(me, "kim");
        Assert.False((bool)found["moreResultsAvailable"]!);
        Assert.Null(found["_embedded"]!["distributionGroup"]);
        var kim = Assert.Single(found["_embedded"]!["contact"]!.AsArray())!;
        Assert.Equal(
            ("sip:kim@contoso.com", "Kim Akers", "User", "kim@contoso.com"),
            ((string?)kim["uri"], (string?)kim["name"], (string?)kim["type"], (string?)kim["emailAddresses"]![0]));
        Assert.All(new[] { "title", "department", "company", "office" }, property => Assert.NotEqual("", (string?)kim[property]));
        Assert.True(new[] { "self", "contactPresence", "contactNote", "contactLocation" }.All(rel => Has(kim, rel)));
        var group = Assert.Single((await SearchAsync(me, "IT On"))["_embedded"]!["distributionGroup"]!.AsArray())!;
        Assert.Equal(("sip:it-oncall@contoso.com", "IT On Call"), ((string?)group["uri"], (string?)group["name"]));
        Assert.True(Has(group, "expandDistributionGroup"));
    }

    [Fact]
    public async Task A_search_without_a_match_has_nothing_embedded()
    {
        var me = await SignInAsync();
        Assert.Null((await SearchAsync(me, "nobody of that name"))["_embedded"]);
    }

    [Theory]
    [InlineData("?limit=10")]
    [InlineData("?query=&limit=10")]
    [InlineData("?query=kim&limit=0")]
    [InlineData("?query=kim&limit=101")]
    public async Task A_search_has_words_and_a_limit_of_a_hundred(string query)
    {
        var me = await SignInAsync();
        Assert.Equal("400 BadRequest ParameterValidationFailure", await ErrorOf(await me.Http.GetAsync(Link(me.People, "search") + query)));
    }

    [Fact]
    public async Task A_search_says_that_there_are_more()
    {
        var me = await SignInAsync();
        var found = await SearchAsync(me, "contoso", limit: 13);
        Assert.True((bool)found["moreResultsAvailable"]!);
        Assert.Equal((12, 1), (found["_embedded"]!["contact"]!.AsArray().Count, found["_embedded"]!["distributionGroup"]!.AsArray().Count));
    }

    [Fact]
    public async Task Others_who_are_signed_in_are_found_too()
    {
        var (me, _) = (await SignInAsync(), await SignInAsync("zoe"));
        Assert.Equal("Zoe", (string?)Assert.Single((await SearchAsync(me, "zoe"))["_embedded"]!["contact"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task A_group_brings_its_members_and_names_the_groups_in_it()
    {
        var me = await SignInAsync();
        var all = await ExpandAsync(me, "All IT");
        Assert.Equal(
            ["sip:kim@contoso.com", "sip:no1@contoso.com", "sip:echo1@contoso.com", "sip:callback1@contoso.com"],
            all["_embedded"]!["contact"]!.AsArray().Select(contact => (string?)contact!["uri"]));
        var inner = all["_embedded"]!["distributionGroup"]!.AsArray();
        Assert.Equal(["sip:it-oncall@contoso.com", "sip:all-it@contoso.com"], inner.Select(group => (string?)group!["uri"]));
        var onCall = await me.GetAsync(Link(inner[0]!, "expandDistributionGroup"));
        Assert.Equal(5, onCall["_embedded"]!["contact"]!.AsArray().Count);
        Assert.Equal("[]", (await ExpandAsync(me, "Nobody yet"))["_embedded"]!["contact"]!.ToJsonString());
    }

    [Fact]
    public async Task A_contact_is_read_by_address_and_is_absent_where_nobody_knows_it()
    {
        var me = await SignInAsync();
        var people = Link(me.People, "self");
        var contact = await me.GetAsync(people + "/somebody.else@contoso.com");
        Assert.Equal("Somebody Else", (string?)contact["name"]);
        Assert.Null(contact["title"]);
        Assert.Equal("Online", (string?)(await me.GetAsync(Link(contact, "contactPresence")))["availability"]);
        Assert.Equal("404 NotFound ResourceNotFound", await ErrorOf(await me.Http.GetAsync(people + "/unknown@contoso.com/presence")));
        Assert.Equal("404 NotFound ResourceNotFound", await ErrorOf(await me.Http.GetAsync(people + "/groups/kim@contoso.com/expand")));
        Assert.Equal("image/png", (await me.Http.GetAsync(Link(contact, "contactPhoto"))).Content.Headers.ContentType!.MediaType);
    }

    private static Task<JsonNode> SearchAsync(UcwaClient client, string query, int limit = 10) =>
        client.GetAsync($"{Link(client.People, "search")}?query={Uri.EscapeDataString(query)}&limit={limit}");

    private static async Task<JsonNode> ExpandAsync(UcwaClient client, string name)
    {
        var found = await SearchAsync(client, name);
        return await client.GetAsync(Link(found["_embedded"]!["distributionGroup"]![0]!, "expandDistributionGroup"));
    }
}
