using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class MessageTests : DevServerTestBase
{
    [Theory]
    [InlineData("?OperationContext=op1", "op1")]
    [InlineData("?operationId=op1", "op1")]
    [InlineData("?operationcontext=op1", "op1")]
    [InlineData("", null)]
    public async Task A_message_is_taken_and_then_told_to_be_delivered(string query, string? operation)
    {
        var me = await SignInAsync();
        var messaging = await me.ConnectAsync("kim@contoso.com");
        var sent = await me.SayAsync(Link(messaging, "sendMessage") + query, "hi");
        Assert.Equal((201, 0), ((int)sent.StatusCode, sent.Content.Headers.ContentLength));
        Assert.EndsWith("/messaging/messages/2", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var completed = await me.WaitAsync("message completed");
        Assert.Equal(("Success", sent.Headers.Location.OriginalString), (completed.Status, completed.Href));
        Assert.Equal(("Outgoing", operation), ((string?)completed.Resource["direction"], (string?)completed.Resource["operationId"]));
        Assert.Matches(@"^/Date\(\d{13}\)/$", (string?)completed.Resource["timeStamp"]);
        Assert.False(Has(completed.Resource, "plainMessage"));
        var reply = await me.SayAsync(completed.Href, "again");
        Assert.EndsWith("/messages/3", reply.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short2@contoso.com", "123", "text/plain", "EntityTooLarge")]
    [InlineData("plain@contoso.com", "<b>1</b>", "text/html", "UnsupportedMediaType")]
    [InlineData("flaky1@contoso.com", "1", "text/plain", "Timeout")]
    public async Task A_message_that_is_not_delivered_says_why(string to, string text, string contentType, string subcode)
    {
        var me = await SignInAsync();
        var messaging = await me.ConnectAsync(to);
        await me.SayAsync(Link(messaging, "sendMessage"), text, contentType);
        var completed = await me.WaitAsync("message completed");
        Assert.Equal(("Failure", subcode), (completed.Status, completed.Subcode));
    }

    [Theory]
    [InlineData("echo@contoso.com", "plainMessage", "data:text/plain;charset=utf-8,echo%3a+a+%3c+b%0ac")]
    [InlineData("echo-html@contoso.com", "htmlMessage", "data:text/html;charset=utf-8,")]
    [InlineData("echo-rtf@contoso.com", "plainMessage", "data:text/rtf;charset=utf-8,")]
    public async Task An_echo_types_stops_and_answers(string to, string rel, string beginning)
    {
        var me = await SignInAsync();
        await me.InviteAsync(to, "a < b\nc");
        await me.UntilAsync("messagingInvitation completed");
        var seen = await me.UntilAsync("message completed");
        Assert.Equal(
            ["participant added in typingParticipants", "participant deleted in typingParticipants", "message completed"],
            seen.Select(happened => happened.ToString()));
        Assert.StartsWith(beginning, Link(seen[^1].Resource, rel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_comes_as_plain_text_to_whoever_shows_no_other()
    {
        var me = await SignInAsync("me", true, "Plain");
        await me.InviteAsync("echo-html@contoso.com", "a < b\nc");
        Assert.Equal(
            "data:text/plain;charset=utf-8,echo%3a+a+%3c+b%0ac", Link((await me.WaitAsync("message completed")).Resource, "plainMessage"));
    }

    [Theory]
    [InlineData("yes3@contoso.com", "yes")]
    [InlineData("no@contoso.com", "no")]
    public async Task Some_answer_every_message(string to, string answer)
    {
        var me = await SignInAsync();
        await me.InviteAsync(to, "restart?");
        Assert.EndsWith("," + answer, Link((await me.WaitAsync("message completed")).Resource, "plainMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_keep_their_order_both_ways()
    {
        var me = await SignInAsync();
        var send = Link(await me.ConnectAsync("echo@contoso.com"), "sendMessage");
        for (var i = 0; i < 20; i++)
            await me.SayAsync(send, $"{i}");
        for (var i = 0; i < 20;)
            if ((await me.WaitAsync("message completed")).Resource is var message && (string?)message["direction"] == "Incoming")
                Assert.EndsWith($"+{i++}", Link(message, "plainMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaver_ends_the_conversation_after_the_message()
    {
        var me = await SignInAsync();
        await me.InviteAsync("leaver@contoso.com", "bye");
        Assert.Equal("Success", (await me.WaitAsync("messagingInvitation completed")).Status);
        var end = await me.UntilAsync("conversation deleted");
        Assert.Equal(["messaging updated", "conversation updated", "conversation deleted"], end.Select(happened => happened.ToString()));
        Assert.Equal("Ended", end[0].Subcode);
        Assert.Equal("Disconnected", (string?)end[1].Resource["state"]);
    }

    [Theory]
    [InlineData("application/json", "415 UnsupportedMediaType UnsupportedMediaType")]
    [InlineData("text/rtf", "415 UnsupportedMediaType UnsupportedMediaType")]
    public async Task Other_content_types_are_refused(string contentType, string error)
    {
        var me = await SignInAsync();
        var send = Link(await me.ConnectAsync("kim@contoso.com"), "sendMessage");
        Assert.Equal(error, await ErrorOf(await me.SayAsync(send, "x", contentType)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_stops_or_leaves_ends_it(bool isDelete)
    {
        var me = await SignInAsync();
        var messaging = await me.ConnectAsync("kim@contoso.com");
        var talk = Server.Control.ConversationOf("kim@contoso.com")!;
        var response = isDelete
            ? await me.Http.DeleteAsync(Link(messaging, "conversation"))
            : await me.PostAsync(Link(messaging, "stopMessaging"), new JsonObject { ["any"] = "thing" });
        Assert.Equal(204, (int)response.StatusCode);
        await me.UntilAsync("conversation deleted");
        Assert.Empty(talk.Participants);
        Assert.Equal("404 NotFound ConversationNotFound", await ErrorOf(await me.SayAsync(Link(messaging, "sendMessage"), "x")));
    }

    [Fact]
    public async Task Typing_is_seen_until_something_is_said()
    {
        var me = await SignInAsync();
        var messaging = await me.ConnectAsync("kim@contoso.com");
        var talk = Server.Control.ConversationOf("kim@contoso.com")!;
        var typed = await me.Http.PostAsync(Link(messaging, "setIsTyping"), new StringContent("", null, "application/json"));
        Assert.Equal(204, (int)typed.StatusCode);
        Assert.True(talk.IsTyping("me@contoso.com"));
        await me.SayAsync(Link(messaging, "sendMessage"), "done");
        Assert.False(talk.IsTyping("me@contoso.com"));
        talk.Type("kim@contoso.com", true);
        var typing = await me.WaitAsync("participant added in typingParticipants");
        Assert.EndsWith("/participants/kim@contoso.com", typing.Href, StringComparison.Ordinal);
        var list = await me.GetAsync(Link(messaging, "typingParticipants"));
        Assert.Equal(typing.Href, (string?)Assert.Single(list["_links"]!["participant"]!.AsArray())!["href"]);
    }
}
