using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class MeetingTests : DevServerTestBase
{
    [Fact]
    public async Task A_new_meeting_has_an_address_and_messages_when_they_are_added()
    {
        var me = await SignInAsync();
        var (conversation, messaging) = await MeetAsync(me, "startOnlineMeeting");
        Assert.Equal("Conferenced", (string?)conversation["state"]);
        Assert.Equal("Disconnected", (string?)messaging["state"]);
        Assert.False(Has(messaging, "sendMessage"));
        Assert.True(new[] { "attendees", "participants", "onlineMeeting", "addParticipant" }.All(rel => Has(conversation, rel)));
        var meeting = await me.GetAsync(Link(conversation, "onlineMeeting"));
        Assert.Matches("^sip:me@contoso.com;gruu;opaque=app:conf:focus:id:[0-9A-F]{8}$", (string?)meeting["onlineMeetingUri"]);
        var added = await AddMessagingAsync(me, messaging);
        Assert.True(Has(added, "sendMessage"));
        Assert.Equal("409 Conflict AlreadyExists", await ErrorOf(await me.PostAsync(Link(messaging, "addMessaging"))));
    }

    [Fact]
    public async Task Simulated_contacts_come_into_a_meeting_and_answer_there()
    {
        var me = await SignInAsync();
        var (conversation, messaging) = await MeetAsync(me, "startOnlineMeeting");
        messaging = await AddMessagingAsync(me, messaging);
        foreach (var name in new[] { "kim", "yes", "leaver" })
            Assert.Equal("Success", (await AddAsync(me, conversation, $"sip:{name}@contoso.com")).Status);
        await me.SayAsync(Link(messaging, "sendMessage"), "all there?");
        var left = await me.WaitAsync("participant deleted");
        Assert.EndsWith("/leaver@contoso.com", left.Href, StringComparison.Ordinal);
        var people = await me.GetAsync(Link(conversation, "participants"));
        Assert.Equal(
            ["sip:me@contoso.com", "sip:kim@contoso.com", "sip:yes@contoso.com"],
            people["_embedded"]!["participant"]!.AsArray().Select(participant => (string?)participant!["uri"]));
    }

    [Theory]
    [InlineData("offline@contoso.com", "Unreachable")]
    [InlineData("dnd@contoso.com", "DoNotDisturb")]
    [InlineData("unknown@contoso.com", "DestinationNotFound")]
    [InlineData("decline@contoso.com", "Declined")]
    public async Task Who_refuses_messages_refuses_to_come(string to, string subcode)
    {
        var me = await SignInAsync();
        var (conversation, _) = await MeetAsync(me, "startOnlineMeeting");
        var completed = await AddAsync(me, conversation, to);
        Assert.Equal(("Failure", subcode), (completed.Status, completed.Subcode));
    }

    [Fact]
    public async Task Two_become_a_meeting_when_somebody_is_added()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        await kim.InviteAsync("lee@contoso.com", "hi");
        await lee.PostAsync(Link((await lee.WaitAsync("messagingInvitation started")).Resource, "accept"));
        var lees = (await lee.UntilAsync("messagingInvitation completed")).Last(happened => happened.Rel == "messaging").Resource;
        var kims = await kim.UntilAsync("messagingInvitation completed");
        var conversation = kims.Last(happened => happened.Rel == "conversation").Resource;
        var posted = await kim.PostAsync(
            Link(conversation, "addParticipant"), new JsonObject { ["to"] = "sip:yes@contoso.com", ["operationId"] = "add-1" });
        Assert.Matches("/communication/participantInvitations/[0-9a-f]{32}$", posted.Headers.Location!.OriginalString);
        var seen = await kim.UntilAsync("participantInvitation completed");
        Assert.Equal(
            ["Conferencing", "Conferenced"],
            seen.Where(happened => happened.Rel == "conversation").Select(happened => (string?)happened.Resource["state"]));
        Assert.Equal(("Outgoing", "add-1"), ((string?)seen[^1].Resource["direction"], (string?)seen[^1].Resource["operationId"]));
        Assert.True(seen.ToList().FindIndex(happened => happened.ToString() == "participant added") < seen.Count - 1);
        await lee.UntilAsync("participant added");
        await lee.SayAsync(Link(lees, "sendMessage"), "welcome");
        Assert.Equal("Success", (await lee.WaitAsync("message completed")).Status);
        var said = new[] { await kim.WaitAsync("message completed"), await kim.WaitAsync("message completed") };
        Assert.Equal(["welcome", "yes"], said.Select(happened => Link(happened.Resource, "plainMessage").Split(',')[1]));
        Assert.Equal("409 Conflict AlreadyExists", await ErrorOf(await kim.PostAsync(
            Link(conversation, "addParticipant"), new JsonObject { ["to"] = "sip:yes@contoso.com" })));
    }

    [Fact]
    public async Task A_user_who_is_called_into_a_meeting_hears_of_it_accepts_and_adds_messages()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var (conversation, messaging) = await MeetAsync(kim, "startOnlineMeeting");
        messaging = await AddMessagingAsync(kim, messaging);
        await kim.PostAsync(Link(conversation, "addParticipant"), new JsonObject { ["to"] = "sip:lee@contoso.com", ["operationId"] = "1" });
        var ring = (await lee.WaitAsync("onlineMeetingInvitation started")).Resource;
        Assert.Equal(("Incoming", "Project"), ((string?)ring["direction"], (string?)ring["subject"]));
        Assert.Equal("sip:kim@contoso.com", (string?)ring["_embedded"]!["from"]!["uri"]);
        Assert.Equal(204, (int)(await lee.PostAsync(Link(ring, "accept"))).StatusCode);
        var seen = await lee.UntilAsync("onlineMeetingInvitation completed");
        var others = seen.Where(happened => happened.ToString() == "participant added").Select(happened => happened.Href.Split('/')[^1]);
        Assert.Equal(["kim@contoso.com"], others);
        Assert.Equal("Success", (await kim.WaitAsync("participantInvitation completed")).Status);
        var lees = await AddMessagingAsync(lee, seen.Last(happened => happened.Rel == "messaging").Resource);
        await lee.SayAsync(Link(lees, "sendMessage"), "hello");
        Assert.EndsWith(",hello", Link((await kim.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
        await lee.PostAsync(Link(lees, "stopMessaging"));
        await lee.UntilAsync("messaging updated");
        Assert.Contains("lee@contoso.com", Server.Control.ConversationOf("kim@contoso.com")!.Participants);
        await lee.Http.DeleteAsync(Link(lees, "conversation"));
        Assert.EndsWith("/lee@contoso.com", (await kim.WaitAsync("participant deleted")).Href, StringComparison.Ordinal);
        Assert.NotNull(messaging);
    }

    [Fact]
    public async Task A_meeting_is_joined_by_its_address()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var uri = "sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABCDE";
        var (_, first) = await MeetAsync(kim, "joinOnlineMeeting", uri);
        first = await AddMessagingAsync(kim, first);
        var (_, second) = await MeetAsync(lee, "joinOnlineMeeting", uri);
        Assert.EndsWith("/lee@contoso.com", (await kim.WaitAsync("participant added")).Href, StringComparison.Ordinal);
        second = await AddMessagingAsync(lee, second, "made it");
        Assert.EndsWith(",made+it", Link((await kim.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
        await kim.SayAsync(Link(first, "sendMessage"), "hello");
        await lee.UntilAsync("message completed");
        Assert.Equal(uri, Server.Control.ConversationOf("lee@contoso.com")!.MeetingUri);
        Assert.NotNull(second);
    }

    [Theory]
    [InlineData("sip:unknown@contoso.com;gruu;opaque=app:conf:focus:id:ABCDE")]
    [InlineData("sip:kim@contoso.com")]
    public async Task A_meeting_that_does_not_exist_is_not_found(string uri)
    {
        var me = await SignInAsync();
        var response = await me.PostAsync(Link(me.Communication, "joinOnlineMeeting"), new JsonObject { ["onlineMeetingUri"] = uri });
        Assert.Equal("404 NotFound DestinationNotFound", await ErrorOf(response));
    }

    [Fact]
    public async Task Somebody_can_come_by_another_ones_doing()
    {
        var me = await SignInAsync();
        await me.ConnectAsync("kim@contoso.com");
        var talk = Server.Control.ConversationOf("kim@contoso.com")!;
        talk.Join("lee@contoso.com");
        Assert.EndsWith("/lee@contoso.com", (await me.WaitAsync("participant added")).Href, StringComparison.Ordinal);
        talk.Leave("kim@contoso.com");
        Assert.EndsWith("/kim@contoso.com", (await me.WaitAsync("participant deleted")).Href, StringComparison.Ordinal);
    }

    /// <summary>Starts or joins a meeting; returns conversation and messaging when that is done.</summary>
    private static async Task<(JsonNode Conversation, JsonNode Messaging)> MeetAsync(UcwaClient client, string link, string? uri = null)
    {
        var body = new JsonObject { ["operationId"] = "meet-1", ["subject"] = "Project" };
        if (uri is not null)
            body["onlineMeetingUri"] = uri;
        var posted = await client.PostAsync(Link(client.Communication, link), body);
        Assert.Equal(201, (int)posted.StatusCode);
        var seen = await client.UntilAsync("onlineMeetingInvitation completed");
        Assert.Equal(("onlineMeetingInvitation started", "meet-1"), (seen[0].ToString(), (string?)seen[0].Resource["operationId"]));
        Assert.Equal(("Success", posted.Headers.Location!.OriginalString), (seen[^1].Status, seen[^1].Href));
        JsonNode Latest(string rel) => seen.Last(happened => happened.Rel == rel).Resource;
        return (Latest("conversation"), Latest("messaging"));
    }

    private static async Task<JsonNode> AddMessagingAsync(UcwaClient client, JsonNode messaging, string? text = null)
    {
        var body = new JsonObject { ["operationId"] = "add-1" };
        if (text is not null)
            body["_links"] = MessageLink("data:text/plain," + Uri.EscapeDataString(text));
        Assert.Equal(201, (int)(await client.PostAsync(Link(messaging, "addMessaging"), body)).StatusCode);
        var seen = await client.UntilAsync("messagingInvitation completed");
        Assert.Equal(("Success", "add-1"), (seen[^1].Status, (string?)seen[^1].Resource["operationId"]));
        return seen.Last(happened => happened.Rel == "messaging").Resource;
    }

    private static async Task<Happened> AddAsync(UcwaClient client, JsonNode conversation, string to)
    {
        await client.PostAsync(Link(conversation, "addParticipant"), new JsonObject { ["to"] = to, ["operationId"] = "add" });
        return await client.WaitAsync("participantInvitation completed");
    }
}
