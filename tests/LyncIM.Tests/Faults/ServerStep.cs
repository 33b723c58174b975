using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Tests.Ucwa;

namespace LyncIM.Tests.Faults;

/// <summary>A step on the server: what has to be there before, the step itself, and what it must have done if it says so.</summary>
internal sealed record ServerStep(
    string Name, Func<ServerScene, Task<LyncConversation?>> PrepareAsync, Func<ServerScene, LyncConversation?, Task> ActAsync, Action<ServerScene, bool> Check)
{
    private const string Kim = "kim@contoso.com";

    public static readonly ServerStep[] All =
    [
        new("connect", _ => Task.FromResult<LyncConversation?>(null), (scene, _) => scene.ConnectAsync(scene.ActTime), (_, _) => { }),
        new("start", ConnectAsync, async (scene, _) => await SendAsync(scene, await scene.StartAsync(Kim)), HasSent),
        new("send", TalkAsync, SendAsync, HasSent),
        new("send html", TalkAsync, (scene, talk) => SendAsync(scene, talk, LyncMessageFormat.Html), (_, _) => { }),
        new("group", ConnectAsync, async (scene, _) => await SendAsync(scene, await scene.StartAsync(Kim, "lee@contoso.com")), HasSent),
        new("add", TalkAsync, (scene, talk) => scene.Session.AddParticipantAsync(talk!, SipAddress.Parse("lee@contoso.com"), scene.Act()), (_, _) => { }),
        new("be invited", ConnectAsync, BeInvitedAsync, HasHeardInvitation),
        new("receive", TalkAsync, ReceiveAsync, HasReceived),
        new("type", TalkAsync, TypeAsync, (_, _) => { }),
        new("contact", ConnectAsync, (scene, _) => scene.Session.People.GetContactAsync(SipAddress.Parse(Kim), scene.Act(), scene.Notices), (_, _) => { }),
        new("find", ConnectAsync, (scene, _) => scene.Session.People.FindAsync("kim", 30, scene.Act(), scene.Notices), (_, _) => { }),
        new("expand", ConnectAsync, (scene, _) => scene.Session.People.GetMembersAsync("all-it@contoso.com", scene.Act(), scene.Notices), (_, _) => { }),
        new("publish", ConnectAsync, PublishAsync, (_, _) => { }),
        new("end", TalkAsync, (scene, talk) => scene.Session.EndAsync(talk!, scene.Act()), HasEnded),
        new("disconnect", TalkAsync, (scene, _) => scene.Session.DisconnectAsync(false, false, scene.Act(), scene.Notices), (_, _) => { }),
    ];

    public override string ToString() => Name;

    private static async Task<LyncConversation?> ConnectAsync(ServerScene scene)
    {
        await scene.ConnectAsync();
        return null;
    }

    private static async Task<LyncConversation?> TalkAsync(ServerScene scene)
    {
        await scene.ConnectAsync();
        return await scene.TalkAsync(Kim);
    }

    private static Task SendAsync(ServerScene scene, LyncConversation? talk) => SendAsync(scene, talk, LyncMessageFormat.PlainText);

    private static Task SendAsync(ServerScene scene, LyncConversation? talk, LyncMessageFormat format) =>
        scene.SendAsync(talk!, "x", scene.ActTime, format);

    private static Task PublishAsync(ServerScene scene, LyncConversation? talk) => scene.Session.People.PublishAsync(
        new PresenceUpdate(OwnAvailability.Busy, "note", "place"), scene.Act(), scene.Notices);

    private static async Task TypeAsync(ServerScene scene, LyncConversation? talk)
    {
        await scene.Session.ShowTypingAsync(talk!, TimeSpan.FromMilliseconds(300), scene.Act());
        await scene.Session.HideTypingAsync(talk!, scene.Act());
    }

    private static async Task BeInvitedAsync(ServerScene scene, LyncConversation? talk)
    {
        scene.Session.AcceptIncoming(true);
        scene.Control.Invite(Kim, "me@contoso.com", "1");
        var heard = System.Diagnostics.Stopwatch.StartNew();
        while (heard.Elapsed < TimeSpan.FromSeconds(scene.ActTime) && scene.Control.ConversationOf(Kim) is { Participants.Count: < 2 })
            await Task.Delay(5);
        scene.Control.ConversationOf(Kim)?.Say(Kim, "2");
    }

    private static Task ReceiveAsync(ServerScene scene, LyncConversation? talk)
    {
        var other = scene.Control.ConversationOf(Kim)!;
        other.Type(Kim, isTyping: true);
        for (var i = 1; i <= 3; i++)
            other.Say(Kim, $"{i}");
        other.Type(Kim, isTyping: false);
        return Task.CompletedTask;
    }

    private static void HasSent(ServerScene scene, bool hasSucceeded) =>
        Assert.InRange(scene.DeliveredTo(Kim).Count(text => text == "x"), hasSucceeded ? 1 : 0, 1);

    private static void HasReceived(ServerScene scene, bool isThere) => Demand(scene, isThere, ["1", "2", "3"]);

    private static void HasHeardInvitation(ServerScene scene, bool isThere) => Demand(scene, isThere, ["1", "2"]);

    private static void HasEnded(ServerScene scene, bool hasSucceeded)
    {
        if (hasSucceeded)
            Eventually.True(() => scene.Control.ConversationOf(Kim) is not { Participants.Count: 2 });
    }

    /// <summary>All of it once and in order; or, where the conversation itself was lost, what was heard once.</summary>
    private static void Demand(ServerScene scene, bool isThere, string[] said)
    {
        if (isThere)
            Eventually.True(() => scene.Session.Conversations.Conversations.Sum(one => one.UnreadCount) >= said.Length);
        var reader = scene.Session.Inbox.OpenReader(new LyncIM.Session.MessageFilter(), includeSelf: false);
        var heard = new System.Collections.Generic.List<string>();
        while (reader.Take() is { } message)
            heard.Add(message.Text);
        Assert.Equal(isThere ? said : heard.Distinct(), heard);
    }
}
