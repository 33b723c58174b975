using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class EventTimesTests : DevServerTestBase
{
    [Fact]
    public async Task Without_events_the_answer_comes_in_time_and_names_the_next()
    {
        await UseAsync(new DevServerOptions { EventTimeout = TimeSpan.FromMilliseconds(100) });
        var me = await SignInAsync(isAvailable: false);
        var batch = await me.PollAsync();
        Assert.Equal("[]", batch["sender"]!.ToJsonString());
        Assert.EndsWith("events?ack=1", Link(batch, "self"), StringComparison.Ordinal);
        Assert.EndsWith("events?ack=2", Link(batch, "next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presence_comes_late_and_with_what_comes_before_it()
    {
        await UseAsync(new DevServerOptions { MediumPriorityDelay = TimeSpan.FromMilliseconds(100) });
        var me = await SignInAsync();
        await me.PostAsync(Link(me.Me, "note"), new JsonObject { ["message"] = "x" });
        var batch = await me.PollAsync();
        Assert.Equal("note", (string?)batch["sender"]![0]!["events"]![0]!["link"]!["rel"]);
        await me.PostAsync(Link(me.Me, "note"), new JsonObject { ["message"] = "y" });
        await me.InviteAsync("kim@contoso.com");
        Assert.Equal("note updated", (await me.UntilAsync("messagingInvitation completed"))[0].ToString());
    }

    [Fact]
    public async Task An_application_that_asks_for_no_events_ends()
    {
        await UseAsync(new DevServerOptions { ApplicationTimeout = TimeSpan.FromMilliseconds(100) });
        await SignInAsync(isAvailable: false);
        Eventually.Equal(0, () => Server.Control.ApplicationCount);
    }
}
