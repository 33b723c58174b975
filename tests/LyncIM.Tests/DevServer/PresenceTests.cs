using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class PresenceTests : DevServerTestBase
{
    private const string Changed = "contactPresence updated in contact";

    [Theory]
    [InlineData("Busy", "Busy", "Busy")]
    [InlineData("donotdisturb", "DoNotDisturb", "Do not disturb")]
    [InlineData("BeRightBack", "BeRightBack", "Be right back")]
    [InlineData("Away", "Away", "Away")]
    [InlineData("Offwork", "Away", "off-work")]
    [InlineData("Online", "Online", "Available")]
    public async Task What_a_user_publishes_is_read_by_others_until_it_is_reset(string published, string availability, string activity)
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var href = Link(kim.Me, "presence");
        var taken = await kim.PostAsync(href, new JsonObject { ["availability"] = published, ["rel"] = "presence" });
        Assert.Equal(204, (int)taken.StatusCode);
        var seen = await lee.GetAsync(PersonOf(lee, "kim") + "/presence");
        Assert.Equal((availability, activity), ((string?)seen["availability"], (string?)seen["activity"]));
        Assert.Equal(availability, (string?)(await kim.GetAsync(href))["availability"]);
        Assert.Equal(204, (int)(await kim.PostAsync(href)).StatusCode);
        Assert.Equal("Online", (string?)(await lee.GetAsync(PersonOf(lee, "kim") + "/presence"))["availability"]);
        var refused = await kim.PostAsync(href, new JsonObject { ["availability"] = "Offline" });
        Assert.Equal("400 BadRequest ParameterValidationFailure", await ErrorOf(refused));
    }

    [Theory]
    [InlineData("note", "message", "contactNote")]
    [InlineData("location", "location", "contactLocation")]
    public async Task Note_and_place_are_published_told_and_cleared(string rel, string property, string told)
    {
        await UseAsync(new DevServerOptions { MediumPriorityDelay = TimeSpan.FromMilliseconds(1) });
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        await SubscribeAsync(lee, "kim");
        var href = Link(kim.Me, rel);
        Assert.Equal(204, (int)(await kim.PostAsync(href, new JsonObject { [property] = "By the beach" })).StatusCode);
        Assert.Equal("By the beach", (string?)(await kim.GetAsync(href))[property]);
        await kim.UntilAsync($"{rel} updated");
        var happened = await lee.WaitAsync($"{told} updated in contact");
        Assert.Equal("By the beach", (string?)(await lee.GetAsync(happened.Href))[property]);
        await kim.Http.PostAsync(href, null);
        Assert.Equal("", (string?)(await lee.GetAsync(happened.Href))[property]);
        Assert.Equal(204, (int)(await kim.PostAsync($"{href}?{property}=x%20y")).StatusCode);
        Assert.Equal("x y", (string?)(await kim.GetAsync(href))[property]);
    }

    [Theory]
    [InlineData(60, 204)]
    [InlineData(61, 400)]
    public async Task A_place_has_sixty_characters_at_most(int length, int status)
    {
        var kim = await SignInAsync("kim");
        var response = await kim.PostAsync(Link(kim.Me, "location"), new JsonObject { ["location"] = new string('x', length) });
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Whoever_subscribes_is_told_where_people_are_and_of_each_change()
    {
        await UseAsync(new DevServerOptions { MediumPriorityDelay = TimeSpan.FromMilliseconds(1) });
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var subscription = await SubscribeAsync(lee, "kim", "dnd", "unknown");
        var first = await lee.UntilAsync(Changed);
        Assert.Equal("contact added in subscribedContacts", first[0].ToString());
        Assert.EndsWith("/people/kim@contoso.com/presence", first[^1].Href, StringComparison.Ordinal);
        Assert.EndsWith("/dnd@contoso.com/presence", (await lee.WaitAsync(Changed)).Href, StringComparison.Ordinal);
        await kim.PostAsync(Link(kim.Me, "presence"), new JsonObject { ["availability"] = "Busy" });
        Assert.EndsWith("/kim@contoso.com/presence", (await lee.WaitAsync(Changed)).Href, StringComparison.Ordinal);
        Server.Control.People.SetAvailability("dnd@contoso.com", 3500);
        var changed = await lee.WaitAsync(Changed);
        Assert.Equal("Online", (string?)(await lee.GetAsync(changed.Href))["availability"]);
        Assert.Equal(204, (int)(await lee.PostAsync(Link(subscription, "self") + "?duration=20")).StatusCode);
        var more = new JsonObject { ["contactUri"] = "sip:no@contoso.com" };
        Assert.Equal(204, (int)(await lee.PostAsync(Link(subscription, "addToPresenceSubscription"), more)).StatusCode);
        Assert.EndsWith("/no@contoso.com/presence", (await lee.WaitAsync(Changed)).Href, StringComparison.Ordinal);
        Assert.Equal(204, (int)(await lee.Http.DeleteAsync(Link(subscription, "self"))).StatusCode);
        await lee.UntilAsync("contact deleted in subscribedContacts");
        Assert.Equal("404 NotFound ResourceNotFound", await ErrorOf(await lee.Http.GetAsync(Link(subscription, "self"))));
    }

    [Theory]
    [InlineData("""{"duration":9,"Uris":["sip:kim@contoso.com"]}""")]
    [InlineData("""{"duration":31,"Uris":["sip:kim@contoso.com"]}""")]
    [InlineData("""{"Uris":["sip:kim@contoso.com"]}""")]
    [InlineData("""{"duration":10,"Uris":[]}""")]
    public async Task A_subscription_says_to_whom_and_for_ten_to_thirty_minutes(string body)
    {
        var me = await SignInAsync();
        var response = await me.PostAsync(Link(me.People, "presenceSubscriptions"), JsonNode.Parse(body));
        Assert.Equal("400 BadRequest ParameterValidationFailure", await ErrorOf(response));
    }

    [Fact]
    public async Task Whoever_signs_in_and_out_is_seen_to()
    {
        await UseAsync(new DevServerOptions { MediumPriorityDelay = TimeSpan.FromMilliseconds(1) });
        var lee = await SignInAsync("lee");
        await SubscribeAsync(lee, "offline");
        await lee.UntilAsync(Changed);
        var offline = await SignInAsync("offline");
        await lee.UntilAsync(Changed);
        Assert.Equal("Online", (string?)(await lee.GetAsync(PersonOf(lee, "offline") + "/presence"))["availability"]);
        await offline.Http.DeleteAsync(Link(offline.Application, "self"));
        await lee.UntilAsync(Changed);
        Assert.Equal("Offline", (string?)(await lee.GetAsync(PersonOf(lee, "offline") + "/presence"))["availability"]);
    }

    [Fact]
    public async Task Simulated_contacts_have_the_notes_that_they_are_given()
    {
        var me = await SignInAsync();
        Server.Control.People.SetNote("kim@contoso.com", "Heads down today");
        Server.Control.People.SetLocation("sip:kim@contoso.com", "Lab");
        Assert.Equal("Heads down today", (string?)(await me.GetAsync(PersonOf(me, "kim") + "/note"))["message"]);
        Assert.Equal("Lab", (string?)(await me.GetAsync(PersonOf(me, "kim") + "/location"))["location"]);
    }

    private static string PersonOf(UcwaClient client, string name) => $"{Link(client.People, "self")}/{name}@contoso.com";

    private static async Task<JsonNode> SubscribeAsync(UcwaClient client, params string[] names)
    {
        var created = await client.PostAsync(Link(client.People, "presenceSubscriptions"), new JsonObject
        {
            ["duration"] = 11,
            ["Uris"] = new JsonArray(names.Select(name => (JsonNode)$"sip:{name}@contoso.com").ToArray()),
        });
        Assert.Equal(201, (int)created.StatusCode);
        return JsonNode.Parse(await created.Content.ReadAsStringAsync())!;
    }
}
