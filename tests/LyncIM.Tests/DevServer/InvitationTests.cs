using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class InvitationTests : DevServerTestBase
{
    [Fact]
    public async Task An_invitation_is_told_as_the_facts_have_it()
    {
        var me = await SignInAsync();
        var href = await me.InviteAsync("sip:kim@contoso.com", "Hello there", operation: "op-1");
        Assert.Matches("/communication/messagingInvitations/[0-9a-f]{32}$", href);
        var seen = await me.UntilAsync("messagingInvitation completed");
        var started = seen[0].Resource;
        Assert.Equal(
            ["Outgoing", "Connecting", "op-1", "Servers", "Normal"],
            new[] { "direction", "state", "operationId", "subject", "importance" }.Select(property => Text(started, property)));
        Assert.Matches("^[0-9a-f]{32}$", (string?)started["threadId"]);
        Assert.True(new[] { "self", "from", "to", "cancel", "conversation", "messaging" }.All(rel => Has(started, rel)));
        var completed = seen[^1];
        Assert.Equal(("Success", href), (completed.Status, completed.Href));
        Assert.Equal(("Connected", "op-1"), ((string?)completed.Resource["state"], (string?)completed.Resource["operationId"]));
        Assert.False(Has(completed.Resource, "cancel"));
        var acceptedBy = completed.Resource["_embedded"]!["acceptedByParticipant"]!.AsArray();
        Assert.Equal("sip:kim@contoso.com", (string?)Assert.Single(acceptedBy)!["uri"]);
        var participant = seen.Single(happened => happened.Rel == "participant");
        Assert.EndsWith("/participants/kim@contoso.com", participant.Href, StringComparison.Ordinal);
        var messaging = seen.Last(happened => happened.Rel == "messaging").Resource;
        Assert.Equal("""["Plain","Html"]""", messaging["negotiatedMessageFormats"]!.ToJsonString());
        Assert.True(new[] { "stopMessaging", "sendMessage", "setIsTyping", "typingParticipants" }.All(rel => Has(messaging, rel)));
    }

    [Theory]
    [InlineData("offline@contoso.com", "RemoteFailure", "Unreachable")]
    [InlineData("dnd@contoso.com", "RemoteFailure", "DoNotDisturb")]
    [InlineData("unknown@contoso.com", "NotFound", "DestinationNotFound")]
    [InlineData("not an address@contoso.com", "NotFound", "DestinationNotFound")]
    [InlineData("decline@contoso.com", "RemoteFailure", "Declined")]
    [InlineData("flaky1@contoso.com", "GatewayTimeout", "Timeout")]
    [InlineData("short5@contoso.com", "EntityTooLarge", "EntityTooLarge")]
    [InlineData("never@contoso.com", "Timeout", "Timeout")]
    public async Task An_invitation_that_fails_says_why_and_its_conversation_ends(string to, string code, string subcode)
    {
        if (subcode == "Timeout")
            await UseAsync(new DevServerOptions { InvitationTimeout = TimeSpan.FromMilliseconds(200) });
        var me = await SignInAsync();
        await me.InviteAsync(to, "Hello there");
        var completed = await me.WaitAsync("messagingInvitation completed");
        Assert.Equal(("Failure", code, subcode), (completed.Status, completed.Code, completed.Subcode));
        Assert.Equal("Failed", (string?)completed.Resource["state"]);
        var end = await me.UntilAsync("conversation deleted");
        Assert.Equal("Disconnected", (string?)end.Single(happened => happened.Rel == "messaging").Resource["state"]);
        Assert.Equal("404 NotFound ConversationNotFound", await ErrorOf(await me.Http.GetAsync(end[^1].Href)));
    }

    [Theory]
    [InlineData("data:text/plain;charset=utf-8,a+b%2b%c3%a9", "a b+é")]
    [InlineData("data:text/plain,a%20b", "a b")]
    [InlineData("data:,plain", "plain")]
    [InlineData("data:text/plain;base64,YSti", "a+b")]
    [InlineData("data:text/plain;charset=utf8;base64,w6k=", "é")]
    public async Task The_first_message_may_be_written_in_either_way(string href, string text)
    {
        var me = await SignInAsync();
        await me.PostAsync(Link(me.Communication, "startMessaging"), new JsonObject
        {
            ["TO"] = "echo@contoso.com",
            ["operationID"] = "o",
            ["_links"] = MessageLink(href),
        });
        var echo = Link((await me.WaitAsync("message completed")).Resource, "plainMessage");
        Assert.Equal("echo: " + text, Uri.UnescapeDataString(echo.Split(',', 2)[1].Replace('+', ' ')));
    }

    [Theory]
    [InlineData("""{"operationId":"o"}""", "400 BadRequest ParameterValidationFailure")]
    [InlineData("""{"to":"kim"}""", "400 BadRequest ParameterValidationFailure")]
    [InlineData("""{"to":"a@b.c","importance":"High"}""", "400 BadRequest ParameterValidationFailure")]
    [InlineData("""{"to":"a@b.c","_links":{"message":{"href":"http://x"}}}""", "400 BadRequest ParameterValidationFailure")]
    [InlineData("""{"to":"a@b.c","to":"d@e.f"}""", "400 BadRequest DeserializationFailure")]
    [InlineData("<input/>", "400 BadRequest DeserializationFailure")]
    public async Task What_cannot_be_understood_is_refused_at_once(string body, string error)
    {
        var me = await SignInAsync();
        var response = await me.Http.PostAsync(Link(me.Communication, "startMessaging"), new StringContent(body, null, "application/json"));
        Assert.Equal(error, await ErrorOf(response));
    }

    [Fact]
    public async Task An_invitation_can_be_called_off()
    {
        var me = await SignInAsync();
        await me.InviteAsync("never@contoso.com", "hi");
        var cancel = Link((await me.WaitAsync("messagingInvitation started")).Resource, "cancel");
        Assert.Equal(204, (int)(await me.PostAsync(cancel)).StatusCode);
        Assert.Equal("Canceled", (await me.WaitAsync("messagingInvitation completed")).Subcode);
        Assert.Equal(404, (int)(await me.PostAsync(cancel)).StatusCode);
    }

    [Fact]
    public async Task Somebody_simulated_answers_as_they_are_told_to()
    {
        var me = await SignInAsync();
        Server.Control.AnswerInvitations("kim@contoso.com", InvitationAnswer.Decline);
        await me.InviteAsync("kim@contoso.com");
        Assert.Equal("Declined", (await me.WaitAsync("messagingInvitation completed")).Subcode);
        Server.Control.AnswerInvitations("kim@contoso.com", InvitationAnswer.Ignore);
        await me.InviteAsync("kim@contoso.com");
        Assert.True(Server.Control.AcceptInvitation("sip:kim@contoso.com"));
        Assert.Equal("Success", (await me.WaitAsync("messagingInvitation completed")).Status);
        Server.Control.AnswerInvitations("decline@contoso.com", InvitationAnswer.Accept);
        await me.ConnectAsync("decline@contoso.com");
        Assert.False(Server.Control.DeclineInvitation("kim@contoso.com"));
    }

    [Fact]
    public async Task An_invitation_that_comes_in_is_told_accepted_and_brings_its_text_again()
    {
        var me = await SignInAsync();
        Server.Control.Invite("kim@contoso.com", "me@contoso.com", "a+b c", "Servers");
        var seen = await me.UntilAsync("messagingInvitation updated");
        Assert.Equal(
            [
                "messagingInvitation started", "conversation added", "localParticipant added", "participant added",
                "messagingInvitation updated",
            ],
            seen.Select(happened => happened.ToString()));
        var started = seen[0].Resource;
        Assert.Equal(("Incoming", "Servers"), ((string?)started["direction"], (string?)started["subject"]));
        Assert.Equal("sip:kim@contoso.com", (string?)started["_embedded"]!["from"]!["uri"]);
        Assert.Equal("data:text/plain;charset=utf-8,a%2bb+c", Link(started, "message"));
        Assert.Equal("Incoming", (string?)seen[1].Resource["state"]);
        Assert.False(Has(seen[^1].Resource, "accept"));
        var accepted = await me.Http.PostAsync(Link(started, "accept"), new StringContent("", null, "application/json"));
        Assert.Equal(204, (int)accepted.StatusCode);
        var after = await me.UntilAsync("message completed");
        Assert.Equal(
            [
                "messaging updated", "conversation updated", "participantMessaging added", "participantMessaging added",
                "participant updated", "messagingInvitation completed", "message completed",
            ],
            after.Select(happened => happened.ToString()));
        Assert.Equal("Success", after[^2].Status);
        Assert.Equal("Incoming", (string?)after[^1].Resource["direction"]);
        Assert.Equal("data:text/plain;charset=utf-8,a%2bb+c", Link(after[^1].Resource, "plainMessage"));
        Assert.Equal("Kim Akers", (string?)after[^1].Resource["_links"]!["participant"]!["title"]);
        Assert.Equal("404 NotFound ResourceNotFound", await ErrorOf(await me.PostAsync(Link(started, "accept"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"reason":"Global"}""")]
    [InlineData("""{"reason":"Local"}""")]
    public async Task An_invitation_that_comes_in_can_be_refused(string body)
    {
        var me = await SignInAsync();
        Server.Control.Invite("kim@contoso.com", "me@contoso.com", "hi");
        var started = (await me.WaitAsync("messagingInvitation started")).Resource;
        var response = await me.Http.PostAsync(Link(started, "decline"), new StringContent(body, null, "application/json"));
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal("Failure", (await me.WaitAsync("messagingInvitation completed")).Status);
        await me.UntilAsync("conversation deleted");
    }

    [Fact]
    public async Task An_invitation_that_nobody_accepts_is_missed()
    {
        await UseAsync(new DevServerOptions { InvitationTimeout = TimeSpan.FromMilliseconds(100) });
        var me = await SignInAsync();
        Server.Control.Invite("kim@contoso.com", "me@contoso.com", "hi");
        Assert.Equal("Missed", (await me.WaitAsync("messagingInvitation completed")).Subcode);
    }

    [Fact]
    public async Task Somebody_calls_back_and_then_only_listens()
    {
        var me = await SignInAsync();
        await me.InviteAsync("callback@contoso.com", "call me");
        JsonNode invitation;
        do
            invitation = (await me.WaitAsync("messagingInvitation started")).Resource;
        while ((string?)invitation["direction"] != "Incoming");
        Assert.EndsWith(",call+me", Link(invitation, "message"), StringComparison.Ordinal);
        await me.PostAsync(Link(invitation, "accept"));
        var messaging = (await me.WaitAsync("messaging updated")).Resource;
        await me.UntilAsync("message completed");
        await me.SayAsync(Link(messaging, "sendMessage"), "hi");
        Assert.Equal("Outgoing", (string?)(await me.WaitAsync("message completed")).Resource["direction"]);
        Assert.Equal(2, Server.Control.Conversations.Count);
    }
}
