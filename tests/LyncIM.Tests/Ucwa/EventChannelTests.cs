using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Ucwa;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;

namespace LyncIM.Tests.Ucwa;

/// <summary>What is heard through the one pending GET, whatever happens to it: each message once, in order.</summary>
public sealed class EventChannelTests
{
    public static TheoryData<FaultKind, int> Faults => new()
    {
        { FaultKind.CutBefore, 0 },
        { FaultKind.CutAfter, 0 },
        { FaultKind.CutWithin, 0 },
        { FaultKind.Garbage, 0 },
        { FaultKind.EmptyBody, 0 },
        { FaultKind.Unauthorized, 0 },
        { FaultKind.SlowAfter, 0 },
        { FaultKind.Status, 405 },
        { FaultKind.Status, 429 },
        { FaultKind.Status, 500 },
        { FaultKind.Status, 503 },
        { FaultKind.Page, 404 },
        { FaultKind.Page, 502 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_happens_to_the_pending_GET_each_message_comes_once_and_in_order(FaultKind kind, int status)
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.TalkAsync("kim@contoso.com");
        var talk = scene.Control.ConversationOf("kim@contoso.com")!;
        for (var number = 1; number <= 4; number++)
        {
            scene.Control.Faults.Add(new RequestFault(kind, ServerScene.IsPending)
            {
                Status = status == 0 ? 503 : status,
                Delay = TimeSpan.FromMilliseconds(100),
            });
            talk.Say("kim@contoso.com", $"{number}");
        }
        Assert.Equal(["1", "2", "3", "4"], scene.Receive(4));
        Eventually.True(() => scene.Control.Faults.Count < 4);
        talk.Say("kim@contoso.com", "after");
        Assert.Equal(["after"], scene.Receive(1));
    }

    [Fact]
    public async Task Events_that_come_twice_are_told_once()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.TalkAsync("kim@contoso.com");
        var talk = scene.Control.ConversationOf("kim@contoso.com")!;
        scene.Control.Events.Double("message", "completed", times: 3);
        foreach (var text in new[] { "1", "1", "2" })
            talk.Say("kim@contoso.com", text);
        talk.Say("kim@contoso.com", "3");
        Assert.Equal(["1", "1", "2", "3"], scene.Receive(4));
    }

    [Fact]
    public async Task A_token_that_expires_is_renewed_and_nothing_is_lost_or_doubled()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync("echo@contoso.com");
        for (var number = 1; number <= 3; number++)
        {
            scene.Control.SignIn.ExpireTokens();
            await scene.SendAsync(conversation, $"{number}");
        }
        Assert.Equal(["echo: hello", "echo: 1", "echo: 2", "echo: 3"], scene.Receive(4));
        Assert.Equal(1, scene.Control.ApplicationCount);
        Assert.Equal("Active", conversation.State);
    }

    [Fact]
    public async Task A_token_is_renewed_after_half_of_its_life_and_not_more_often()
    {
        await using var scene = await ServerScene.BeginAsync(new DevServerOptions { TokenLifetime = TimeSpan.FromHours(8) });
        var conversation = await scene.TalkAsync("kim@contoso.com");
        for (var number = 1; number <= 5; number++)
            await scene.SendAsync(conversation, $"{number}");
        Assert.Single(scene.Requests, request => request.Path.EndsWith("/oauthtoken", StringComparison.Ordinal));
        await using var brief = await ServerScene.BeginAsync(new DevServerOptions { TokenLifetime = TimeSpan.FromSeconds(2) });
        Eventually.True(() =>
        {
            brief.LookAsync().GetAwaiter().GetResult();
            brief.Session.People.GetSelfAsync(brief.Within(), brief.Notices).GetAwaiter().GetResult();
            return brief.Requests.Count(request => request.Path.EndsWith("/oauthtoken", StringComparison.Ordinal)) >= 2;
        });
        Assert.DoesNotContain(brief.Requests.SkipWhile(request => request.Status != 201), request => request.Status == 401);
    }

    [Fact]
    public async Task Where_events_may_be_lost_what_is_there_is_looked_at()
    {
        await using var scene = await ServerScene.BeginAsync();
        var stays = await scene.TalkAsync("kim@contoso.com");
        var goes = await scene.TalkAsync("lee@contoso.com");
        scene.Control.Events.Hold();
        scene.Control.ConversationOf("lee@contoso.com")!.Leave("lee@contoso.com");
        scene.Control.Events.Resync();
        scene.Control.Events.Release();
        Eventually.Equal("Terminated", () => goes.State);
        Assert.Equal("Active", stays.State);
        await scene.SendAsync(stays, "still there?");
        Assert.Equal(["hello", "still there?"], scene.DeliveredTo("kim@contoso.com"));
    }

    [Fact]
    public async Task After_a_long_silence_conversations_have_ended_and_new_ones_work()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync("kim@contoso.com");
        var idle = await scene.StartAsync("lee@contoso.com");
        scene.Control.Events.Resume();
        Eventually.Equal("Terminated", () => conversation.State);
        Assert.Equal(MessagingError.ConversationEnded, (await scene.FailsAsync(scene.SendAsync(conversation, "late"))).Error);
        await scene.SendAsync(idle, "early");
        await scene.DemandItWorksAsync();
    }

    [Fact]
    public async Task An_application_that_is_gone_is_made_anew_and_its_conversations_have_ended()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync("kim@contoso.com");
        scene.Control.EndApplications();
        Eventually.Equal("Terminated", () => conversation.State);
        Eventually.Equal("SignedIn", () => scene.LookAsync().GetAwaiter().GetResult().State);
        Assert.Equal(MessagingError.ConversationEnded, (await scene.FailsAsync(scene.SendAsync(conversation, "late"))).Error);
        await scene.DemandItWorksAsync();
        scene.Control.Invite("lee@contoso.com", "me@contoso.com", "are you there?");
        Assert.Contains("are you there?", scene.Receive(2));
        Assert.Equal(1, scene.Control.ApplicationCount);
    }

    [Fact]
    public async Task A_server_that_restarts_and_knows_nobody_is_signed_in_to_again()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync("kim@contoso.com");
        await scene.Server.RestartAsync();
        Eventually.Equal("Terminated", () => conversation.State);
        await scene.DemandItWorksAsync();
        Assert.Equal(1, scene.Control.ApplicationCount);
    }

    [Fact]
    public async Task Where_another_process_takes_its_place_it_stops_and_says_so_and_the_next_command_works()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.TalkAsync("kim@contoso.com");
        Eventually.True(() => scene.Control.Requests.All.Any(request => ServerScene.IsPending(request) && request.Status is null));
        scene.Control.Events.Replace();
        Eventually.Equal("SignedOut", () => scene.LookAsync().GetAwaiter().GetResult().State);
        Assert.Contains("Another process", (await scene.LookAsync()).Reason, StringComparison.Ordinal);
        var pending = scene.Control.Requests.All.Count(ServerScene.IsPending);
        await scene.DemandItWorksAsync();
        Assert.Equal("SignedIn", (await scene.LookAsync()).State);
        Assert.True(scene.Control.Requests.All.Count(ServerScene.IsPending) > pending);
    }

    [Fact]
    public async Task While_the_server_is_gone_a_send_fails_in_time_and_the_rest_goes_on_when_it_is_back()
    {
        await using var scene = await ServerScene.BeginAsync();
        var conversation = await scene.TalkAsync("kim@contoso.com");
        await scene.Server.StopListeningAsync();
        Assert.Equal(MessagingError.ServerFailure, (await scene.FailsAsync(scene.SendAsync(conversation, "lost"))).Error);
        Eventually.True(() => scene.LookAsync().GetAwaiter().GetResult().Reason?.Contains("nobody listens there", StringComparison.Ordinal) == true);
        await scene.Server.ListenAsync();
        await scene.SendAsync(conversation, "back");
        Assert.Equal(["hello", "back"], scene.DeliveredTo("kim@contoso.com"));
        scene.Control.ConversationOf("kim@contoso.com")!.Say("kim@contoso.com", "welcome back");
        Assert.Equal(["welcome back"], scene.Receive(1));
        Assert.Null((await scene.LookAsync()).Reason);
    }

    [Fact]
    public async Task Retry_After_is_obeyed()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.TalkAsync("kim@contoso.com");
        scene.Control.Faults.Add(new RequestFault(FaultKind.Status, ServerScene.IsPending) { Status = 503, RetryAfter = 2 });
        var talk = scene.Control.ConversationOf("kim@contoso.com")!;
        talk.Say("kim@contoso.com", "1");
        Assert.Equal(["1"], scene.Receive(1));
        Eventually.Equal(0, () => scene.Control.Faults.Count);
        talk.Say("kim@contoso.com", "2");
        Assert.Equal(["2"], scene.Receive(1));
        var refused = scene.Control.Requests.All.Single(request => request.Status == 503);
        var next = scene.Control.Requests.All.First(request => ServerScene.IsPending(request) && request.Number > refused.Number);
        Assert.True(next.Time - refused.Time >= TimeSpan.FromSeconds(1.9), $"It came after {next.Time - refused.Time}.");
    }

    [Fact]
    public async Task Idle_is_one_pending_GET()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.DemandItWorksAsync();
        Eventually.Equal(1, () => scene.Control.Requests.All.Count(request => request.Status is null));
        var count = scene.Control.Requests.All.Count;
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.InRange(scene.Control.Requests.All.Count, count, count + 1);
    }

    [Fact]
    public async Task Activity_is_reported()
    {
        var usual = UcwaDecisions.ActivityInterval;
        Assert.InRange(usual, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4));
        UcwaDecisions.ActivityInterval = TimeSpan.FromMilliseconds(100);
        try
        {
            await using var scene = await ServerScene.BeginAsync();
            Eventually.True(() => scene.Requests.Count(request => request.Path.EndsWith("/reportMyActivity", StringComparison.Ordinal)) >= 2);
        }
        finally
        {
            UcwaDecisions.ActivityInterval = usual;
        }
    }
}
