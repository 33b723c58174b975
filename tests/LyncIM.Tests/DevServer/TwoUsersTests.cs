using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class TwoUsersTests : DevServerTestBase
{
    [Fact]
    public async Task Users_talk_to_each_other_both_ways()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var (kims, lees) = await ConnectAsync(kim, lee, "hi Lee");
        Assert.EndsWith(",hi+Lee", Link((await lee.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
        await lee.PostAsync(Link(lees, "setIsTyping"));
        var typing = await kim.WaitAsync("participant added in typingParticipants");
        Assert.EndsWith("/participants/lee@contoso.com", typing.Href, StringComparison.Ordinal);
        await lee.SayAsync(Link(lees, "sendMessage"), "<b>hi</b> Kim", "text/html");
        var seen = await kim.UntilAsync("message completed");
        Assert.Equal("participant deleted in typingParticipants", seen[^2].ToString());
        Assert.Equal("data:text/html;charset=utf-8,%3cb%3ehi%3c%2fb%3e+Kim", Link(seen[^1].Resource, "htmlMessage"));
        Assert.Equal("Success", (await lee.WaitAsync("message completed")).Status);
        await kim.PostAsync(Link(kims, "stopMessaging"));
        var end = await lee.UntilAsync("conversation deleted");
        Assert.Equal("Ended", end[0].Subcode);
    }

    [Fact]
    public async Task Only_formats_that_both_can_show_are_negotiated()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee", true, "Plain"));
        var (kims, _) = await ConnectAsync(kim, lee, "hi");
        Assert.Equal("""["Plain"]""", kims["negotiatedMessageFormats"]!.ToJsonString());
        await kim.SayAsync(Link(kims, "sendMessage"), "<b>hi</b>", "text/html");
        Assert.Equal("UnsupportedMediaType", (await kim.WaitAsync("message completed")).Subcode);
    }

    [Theory]
    [InlineData("DoNotDisturb", "DoNotDisturb")]
    [InlineData(null, "Unreachable")]
    public async Task Whoever_does_not_want_to_be_disturbed_or_is_not_available_refuses_invitations(string? availability, string subcode)
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee", isAvailable: availability is not null));
        if (availability is not null)
            await lee.PostAsync(Link(lee.Me, "presence"), new JsonObject { ["availability"] = availability });
        await kim.InviteAsync("lee@contoso.com", "hi");
        var completed = await kim.WaitAsync("messagingInvitation completed");
        Assert.Equal(("Failure", "RemoteFailure", subcode), (completed.Status, completed.Code, completed.Subcode));
    }

    [Fact]
    public async Task The_first_of_a_users_applications_to_accept_has_the_conversation()
    {
        var (kim, desk, phone) = (await SignInAsync("kim"), await SignInAsync("lee"), await SignInAsync("lee"));
        await kim.InviteAsync("lee@contoso.com", "hi");
        var atPhone = (await phone.WaitAsync("messagingInvitation started")).Resource;
        await desk.PostAsync(Link((await desk.WaitAsync("messagingInvitation started")).Resource, "accept"));
        Assert.Equal("ConnectedElsewhere", (await phone.WaitAsync("messagingInvitation completed")).Subcode);
        Assert.Equal(404, (int)(await phone.PostAsync(Link(atPhone, "accept"))).StatusCode);
        Assert.Equal("Success", (await kim.WaitAsync("messagingInvitation completed")).Status);
    }

    [Fact]
    public async Task A_refusal_at_one_application_leaves_it_ringing_at_the_other()
    {
        var (kim, desk, phone) = (await SignInAsync("kim"), await SignInAsync("lee"), await SignInAsync("lee"));
        await kim.InviteAsync("lee@contoso.com", "hi");
        var body = new JsonObject { ["reason"] = "Local" };
        await desk.PostAsync(Link((await desk.WaitAsync("messagingInvitation started")).Resource, "decline"), body);
        await phone.PostAsync(Link((await phone.WaitAsync("messagingInvitation started")).Resource, "decline"), body);
        Assert.Equal("Declined", (await kim.WaitAsync("messagingInvitation completed")).Subcode);
    }

    [Fact]
    public async Task Whoever_calls_off_ends_the_ringing()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        await kim.InviteAsync("lee@contoso.com", "hi");
        await lee.UntilAsync("messagingInvitation updated");
        await kim.PostAsync(Link((await kim.WaitAsync("messagingInvitation started")).Resource, "cancel"));
        Assert.Equal("Canceled", (await lee.WaitAsync("messagingInvitation completed")).Subcode);
        await lee.UntilAsync("conversation deleted");
    }

    [Fact]
    public async Task Whoever_is_not_available_cannot_be_reached()
    {
        var kim = await SignInAsync("kim");
        var lee = await SignInAsync("lee", isAvailable: false);
        await kim.InviteAsync("lee@contoso.com", "hi");
        Assert.Equal("Unreachable", (await kim.WaitAsync("messagingInvitation completed")).Subcode);
        Assert.Equal("Offline", (string?)(await kim.GetAsync($"{Link(kim.People, "self")}/lee@contoso.com/presence"))["availability"]);
        var messaging = await lee.ConnectAsync("kim.b@contoso.com");
        Assert.True(Has(messaging, "sendMessage"));
    }

    [Fact]
    public async Task A_message_that_nobody_fetches_in_time_is_not_delivered_and_not_told_later()
    {
        await UseAsync(new DevServerOptions { DeliveryTimeout = TimeSpan.FromMilliseconds(100) });
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var (kims, _) = await ConnectAsync(kim, lee, text: null);
        await kim.SayAsync(Link(kims, "sendMessage"), "too late");
        var completed = await kim.WaitAsync("message completed");
        Assert.Equal(("Failure", "Timeout"), (completed.Status, completed.Subcode));
        await kim.PostAsync(Link(kims, "setIsTyping"));
        var fetched = await lee.UntilAsync("participant added in typingParticipants");
        Assert.DoesNotContain("message", fetched.Select(happened => happened.Rel));
    }

    [Fact]
    public async Task Typing_ends_when_it_is_not_refreshed()
    {
        await UseAsync(new DevServerOptions { TypingTimeout = TimeSpan.FromMilliseconds(50) });
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        var (kims, _) = await ConnectAsync(kim, lee, text: null);
        await kim.PostAsync(Link(kims, "setIsTyping"));
        await lee.UntilAsync("participant added in typingParticipants");
        await lee.UntilAsync("participant deleted in typingParticipants");
    }

    [Fact]
    public async Task A_conversation_ends_when_the_others_application_does()
    {
        var (kim, lee) = (await SignInAsync("kim"), await SignInAsync("lee"));
        await ConnectAsync(kim, lee, "hi");
        Server.Control.EndApplications("lee@contoso.com");
        await kim.UntilAsync("conversation deleted");
        Assert.Equal(["kim@contoso.com"], Server.Control.SignedIn);
    }

    [Fact]
    public async Task Whoever_signs_out_is_a_simulated_contact_again()
    {
        var (kim, yes) = (await SignInAsync("kim"), await SignInAsync("yes"));
        await yes.Http.DeleteAsync(Link(yes.Application, "self"));
        await kim.InviteAsync("yes@contoso.com", "are you there?");
        Assert.EndsWith(",yes", Link((await kim.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
    }

    /// <summary>Connects two users; returns the messaging resource of each.</summary>
    private static async Task<(JsonNode From, JsonNode To)> ConnectAsync(UcwaClient from, UcwaClient to, string? text)
    {
        await from.InviteAsync((string)to.Me["uri"]!, text);
        await to.PostAsync(Link((await to.WaitAsync("messagingInvitation started")).Resource, "accept"));
        var there = await to.UntilAsync("messagingInvitation completed");
        var here = await from.UntilAsync("messagingInvitation completed");
        Assert.Equal((string?)from.Me["uri"], (string?)there[^1].Resource["_embedded"]!["from"]!["uri"]);
        return (here.Last(happened => happened.Rel == "messaging").Resource, there.Last(happened => happened.Rel == "messaging").Resource);
    }
}
