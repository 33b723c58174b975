using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Faults;

/// <summary>A step of what the module does: what has to be there before, the step itself, and what it must have done if it says so.</summary>
internal sealed record WalkStep(string Name, Func<WalkScene, Task> PrepareAsync, Func<WalkScene, Task> ActAsync, Action<WalkScene, bool> Check)
{
    public static readonly WalkStep[] All =
    [
        new("connect", _ => Task.CompletedTask, scene => scene.ConnectAsync(), Nothing),
        new("sign in", Suppress, SignInAsync, Nothing),
        new("start", ConnectAsync, async scene => scene.Conversation = await scene.StartAsync("kim@contoso.com"), HasStarted),
        new("join", ConnectAsync, scene => scene.Session.JoinAsync("sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:1", scene.Within(), scene.Notices), Nothing),
        new("add", StartAsync, scene => scene.Session.AddParticipantAsync(scene.Conversation!, SipAddress.Parse("lee@contoso.com"), scene.Within()), HasAdded),
        new("be invited", ConnectAsync, BeInvitedAsync, HasHeardInvitation),
        new("send", StartAsync, scene => scene.SendAsync(scene.Conversation!, "x"), HasSent),
        new("receive", StartAsync, ReceiveAsync, HasReceived),
        new("type", StartAsync, TypeAsync, Nothing),
        new("contact", ConnectAsync, scene => scene.Session.People.GetContactAsync(SipAddress.Parse("kim@contoso.com"), scene.Within(), scene.Notices), Nothing),
        new("find", ConnectAsync, scene => scene.Session.People.FindAsync("IT", 30, scene.Within(), scene.Notices), Nothing),
        new("members", ConnectAsync, scene => scene.Session.People.GetMembersAsync("all-it@contoso.com", scene.Within(), scene.Notices), Nothing),
        new("publish", ConnectAsync, scene => scene.Session.People.PublishAsync(new PresenceUpdate(null, "x", null), scene.Within(), scene.Notices), Nothing),
        new("myself", ConnectAsync, scene => scene.Session.People.GetSelfAsync(scene.Within(), scene.Notices), Nothing),
        new("end", StartAsync, scene => scene.Session.EndAsync(scene.Conversation!, scene.Within()), HasEnded),
        new("disconnect", TypingAsync, scene => scene.Session.DisconnectAsync(signOut: true, force: true, scene.Within(), scene.Notices), Nothing),
    ];

    public override string ToString() => Name;

    private static Task ConnectAsync(WalkScene scene) => scene.ConnectAsync();

    private static Task Suppress(WalkScene scene)
    {
        SimulatedNetwork.RestartSuppressed();
        return Task.CompletedTask;
    }

    private static Task SignInAsync(WalkScene scene) => scene.Session.SignInAsync(
        null, new SignInRequest(SipAddress.Parse("me@contoso.com"), null), scene.Within(), scene.Notices);

    private static async Task StartAsync(WalkScene scene)
    {
        scene.Conversation = await scene.StartAsync("kim@contoso.com");
        scene.Channel = LyncClient.GetClient().ConversationManager!.Conversations!.Single();
    }

    private static async Task TypingAsync(WalkScene scene)
    {
        await StartAsync(scene);
        await scene.Session.ShowTypingAsync(scene.Conversation!, duration: null, scene.Within());
    }

    private static async Task TypeAsync(WalkScene scene)
    {
        await scene.Session.ShowTypingAsync(scene.Conversation!, TimeSpan.FromMilliseconds(20), scene.Within());
        await scene.Session.HideTypingAsync(scene.Conversation!, scene.Within());
    }

    /// <summary>What others do is over for them whether or not the session has heard it.</summary>
    private static Task BeInvitedAsync(WalkScene scene)
    {
        var talk = SimulatedNetwork.Invite(WalkScene.Kim, "1", connectsAfter: 1);
        SimulatedNetwork.Say(talk, WalkScene.Kim, "2");
        return Task.CompletedTask;
    }

    private static Task ReceiveAsync(WalkScene scene)
    {
        var talk = scene.Channel!;
        SimulatedNetwork.Type(talk, WalkScene.Kim, isTyping: true);
        for (var i = 1; i <= 3; i++)
            SimulatedNetwork.Say(talk, WalkScene.Kim, $"{i}");
        SimulatedNetwork.Type(talk, WalkScene.Kim, isTyping: false);
        return Task.CompletedTask;
    }

    private static void Nothing(WalkScene scene, bool hasSucceeded)
    {
    }

    private static void HasStarted(WalkScene scene, bool hasSucceeded)
    {
        if (hasSucceeded)
            Assert.True(scene.Conversation!.IsOpen);
    }

    private static void HasAdded(WalkScene scene, bool hasSucceeded)
    {
        if (hasSucceeded)
            Assert.Contains("lee@contoso.com", scene.Conversation!.People.Select(participant => participant.SipAddress));
    }

    private static void HasSent(WalkScene scene, bool hasSucceeded)
    {
        var times = SimulatedNetwork.Sent.Count(message => message.Text == "x");
        Assert.InRange(times, hasSucceeded ? 1 : 0, 1);
    }

    private static void HasReceived(WalkScene scene, bool isHeard) => Demand(scene, isHeard, ["1", "2", "3"]);

    private static void HasHeardInvitation(WalkScene scene, bool isHeard) => Demand(scene, isHeard, ["1", "2"]);

    private static void HasEnded(WalkScene scene, bool hasSucceeded)
    {
        if (hasSucceeded)
            Assert.Equal(nameof(LyncConversationState.Terminated), scene.Conversation!.State);
    }

    /// <summary>All of it once and in order; or, where events were lost or late, what was heard once.</summary>
    private static void Demand(WalkScene scene, bool isHeard, string[] said)
    {
        if (isHeard)
            Eventually.Equal(said.Length, () => scene.Session.Conversations.Conversations.Sum(one => one.UnreadCount));
        var heard = scene.Drain().Select(message => message.Text).Where(said.Contains).ToArray();
        if (isHeard)
            Assert.Equal(said, heard);
        else
            Assert.Equal(heard.Distinct(), heard);
    }
}
