using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class EventTimesTests : DevServerTestBase
{
    private protected override DevServerOptions Options => new()
    {
        MediumPriorityDelay = TimeSpan.FromMilliseconds(100),
        ApplicationTimeout = TimeSpan.FromMilliseconds(400),
    };

    [Fact]
    public async Task Presence_comes_late_and_with_what_comes_before_it()
    {
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
        await SignInAsync();
        Eventually.Equal(0, () => Server.Control.ApplicationCount);
    }
}
