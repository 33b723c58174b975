using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.Tests.Ucwa;

namespace LyncIM.Tests.Faults;

/// <summary>
/// A session on the server in which anything happens. It knows what must have come of it: what was said while the conversation was there
/// is heard, once and in order; what was sent is there once at most, and where it is said to have been delivered, once.
/// </summary>
internal sealed class ServerLife(ServerScene scene) : IAsyncDisposable
{
    private const string Self = "me@contoso.com";

    /// <summary>What happens to requests without the server's having done less or more than it says.</summary>
    private static readonly FaultKind[] Kinds =
        [FaultKind.CutAfter, FaultKind.CutWithin, FaultKind.Garbage, FaultKind.EmptyBody, FaultKind.Unauthorized, FaultKind.SlowAfter];

    private readonly List<string> _talkers = [];
    private readonly Dictionary<string, List<string>> _said = [];
    private readonly Dictionary<string, List<string>> _heard = [];
    private readonly List<(string Text, Task<bool> Sending)> _sent = [];
    private int _lastNumber;

    /// <summary>Whether conversations may have been lost on the way: what was said then need not be heard.</summary>
    private bool _mayBeDeaf;

    public Task DoAsync(ServerDeed deed, int choice) => deed switch
    {
        ServerDeed.Start => StartAsync(),
        ServerDeed.Send => SendAsync(choice),
        ServerDeed.SendWithoutWaiting => Run(() => _ = SendAsync(choice)),
        ServerDeed.ShowTyping => OnConversationAsync(choice, one => scene.Session.ShowTypingAsync(one, TimeSpan.FromMilliseconds(30), scene.Within())),
        ServerDeed.End => EndAsync(choice),
        ServerDeed.Disconnect => DisconnectAsync(),
        ServerDeed.Invite => InviteAsync(),
        ServerDeed.Say => Run(() => OnTalker(choice, Say)),
        ServerDeed.Type => Run(() => OnTalker(choice, (talk, who) => talk.Type(who, choice % 2 == 0))),
        ServerDeed.Join => Run(() => OnTalker(choice, (talk, _) => talk.Join($"guest{++_lastNumber}@contoso.com"))),
        ServerDeed.Leave => Run(() => OnTalker(choice, Leave)),
        ServerDeed.ExpireTokens => Run(scene.Control.SignIn.ExpireTokens),
        ServerDeed.Hold => Run(scene.Control.Events.Hold),
        ServerDeed.Release => Run(scene.Control.Events.Release),
        ServerDeed.OmitResources => Run(scene.Control.Events.OmitResources),
        ServerDeed.Double => Run(() => scene.Control.Events.Double("message", "completed", times: 2)),
        ServerDeed.Resync => Run(() => scene.Control.Events.Resync()),
        ServerDeed.LoseApplication => LoseAsync(() => Run(() => scene.Control.EndApplications())),
        ServerDeed.Restart => LoseAsync(scene.Server.RestartAsync),
        _ => Run(() => scene.Control.Faults.Add(new RequestFault(Kinds[choice % Kinds.Length], _ => choice-- % 7 == 0) { Delay = TimeSpan.FromMilliseconds(50) })),
    };

    /// <summary>Everything is well again; then all must be there, and the session works.</summary>
    public async Task EndAsync()
    {
        scene.Control.Faults.Clear();
        scene.Control.Events.Clear();
        foreach (var (text, sending) in _sent)
        {
            var isDelivered = await sending;
            var recipients = scene.Control.Delivered.Where(message => message.Text == text).Select(message => message.To).ToArray();
            Assert.Equal(recipients.Distinct(), recipients);
            Assert.True(!isDelivered || recipients.Length > 0, $"{text} was delivered to nobody.");
        }
        await scene.DemandItWorksAsync();
        Eventually.True(() =>
        {
            Hear();
            return _mayBeDeaf || _said.All(said => Heard(said.Key).Count >= said.Value.Count);
        });
        foreach (var (who, said) in _said)
        {
            var heard = Heard(who);
            Assert.Equal(_mayBeDeaf ? said.Where(heard.Contains) : said, heard);
        }
        Eventually.True(() => scene.Control.Conversations.All(conversation => !conversation.IsTyping(Self)));
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private static Task Run(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static T? Choose<T>(IReadOnlyList<T> all, int choice)
        where T : class => all.Count == 0 ? null : all[choice % all.Count];

    private async Task StartAsync()
    {
        var who = $"p{++_lastNumber}@contoso.com";
        var starting = scene.StartAsync(who);
        // It fails where the server loses the application at that moment.
        if (await SucceedsAsync(starting) && await SendAsync(await starting, $"to {who}"))
            _talkers.Add(who);
    }

    private async Task SendAsync(int choice)
    {
        if (Choose(Open(), choice) is { } conversation)
            await SendAsync(conversation, $"number {++_lastNumber}");
    }

    private Task<bool> SendAsync(LyncConversation conversation, string text)
    {
        var sending = SucceedsAsync(scene.SendAsync(conversation, text, seconds: 3));
        _sent.Add((text, sending));
        return sending;
    }

    private async Task InviteAsync()
    {
        if (!await SucceedsAsync(scene.Session.RequireSignedInAsync(null, scene.Within(), scene.Notices)))
            return;
        scene.Session.AcceptIncoming(true);
        Eventually.True(() => scene.Control.SignedIn.Contains(Self));
        // While events are held back, or bring nothing, nobody learns in time how to take an invitation.
        scene.Control.Events.Clear();
        var who = $"p{++_lastNumber}@contoso.com";
        var talk = scene.Control.Invite(who, Self, "0");
        _said[who] = ["0"];
        Eventually.True(() => talk.Participants.Count == 2 || scene.Control.ConversationOf(who) is null);
        _talkers.Add(who);
    }

    private void Say(ControlledConversation talk, string who)
    {
        if (!talk.Participants.Contains(Self))
            return;
        var said = _said.TryGetValue(who, out var known) ? known : _said[who] = [];
        said.Add($"{said.Count}");
        talk.Say(who, said[^1]);
    }

    private void Leave(ControlledConversation talk, string who)
    {
        talk.Leave(who);
        _talkers.Remove(who);
    }

    private async Task EndAsync(int choice)
    {
        _mayBeDeaf = true;
        await OnConversationAsync(choice, one => scene.Session.EndAsync(one, scene.Within()));
    }

    private async Task DisconnectAsync()
    {
        _mayBeDeaf = true;
        _talkers.Clear();
        await SucceedsAsync(scene.Session.DisconnectAsync(signOut: false, force: false, scene.Within(), scene.Notices));
    }

    private async Task LoseAsync(Func<Task> lose)
    {
        _mayBeDeaf = true;
        _talkers.Clear();
        await lose();
    }

    private void OnTalker(int choice, Action<ControlledConversation, string> act)
    {
        if (Choose(_talkers, choice) is { } who && scene.Control.ConversationOf(who) is { } talk)
            act(talk, who);
    }

    private Task OnConversationAsync(int choice, Func<LyncConversation, Task> act) =>
        Choose(Open(), choice) is { } conversation ? SucceedsAsync(act(conversation)) : Task.CompletedTask;

    private LyncConversation[] Open() => [.. scene.Session.Conversations.Conversations.Where(one => one.IsOpen)];

    private List<string> Heard(string who) => _heard.TryGetValue(who, out var heard) ? heard : _heard[who] = [];

    private void Hear()
    {
        var reader = scene.Session.Inbox.OpenReader(new LyncIM.Session.MessageFilter(), includeSelf: false);
        while (reader.Take() is { } message)
            Heard(message.From).Add(message.Text);
    }

    /// <summary>It ends in time, and fails with nothing but the module's errors.</summary>
    private static async Task<bool> SucceedsAsync(Task task)
    {
        try
        {
            await task.WaitAsync(TimeSpan.FromSeconds(15));
            return true;
        }
        catch (LyncException)
        {
            return false;
        }
    }
}
