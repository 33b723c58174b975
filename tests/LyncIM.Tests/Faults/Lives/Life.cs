using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Faults;

/// <summary>
/// A session in which anything happens. It knows what must have come of it: all that was said while nothing was wrong is heard,
/// once and in order; all that was sent is there once; and in the end nothing is left.
/// </summary>
internal sealed class Life(IReadOnlyList<(Fault Fault, string Member)> points) : IAsyncDisposable
{
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(20);

    /// <summary>What is to fail has little time.</summary>
    private static readonly TimeSpan Scant = TimeSpan.FromMilliseconds(100);

    private readonly Scene _scene = new();
    private readonly List<Talker> _talkers = [];
    private readonly Dictionary<LyncConversation, List<string>> _sent = [];
    private readonly List<Task> _underWay = [];
    private int _lastNumber;
    private bool _isStruck;

    public async Task DoAsync(Act act)
    {
        _scene.Time = _isStruck ? Scant : Ample;
        await DoAsync(act.Deed, act.Choice);
        if (!_isStruck)
            await LookAsync();
    }

    /// <summary>Everything is well again; then all must be there, and the session works.</summary>
    public async Task EndAsync()
    {
        await HealAsync();
        await LookAsync();
        await _scene.DemandItWorksAsync();
    }

    public async ValueTask DisposeAsync()
    {
        SimulatedNetwork.Heal();
        await _scene.DisposeAsync();
    }

    private Task DoAsync(Deed deed, int choice) => deed switch
    {
        Deed.Start => StartAsync(),
        Deed.Send => SendAsync(choice),
        Deed.SendWithoutWaiting => Begin(() => SendAsync(choice)),
        Deed.ShowTyping => OnConversation(
            choice, one => _scene.Session.ShowTypingAsync(one, choice % 2 == 0 ? TimeSpan.FromMilliseconds(choice % 50 + 1) : null, _scene.Within())),
        Deed.HideTyping => OnConversation(choice, one => _scene.Session.HideTypingAsync(one, _scene.Within())),
        Deed.Receive => Run(Receive),
        Deed.End => EndAsync(choice),
        Deed.Disconnect => DisconnectAsync(),
        Deed.AcceptIncoming => Run(() => _scene.Session.AcceptIncoming(choice % 2 == 0)),
        Deed.Invite => InviteAsync(choice),
        Deed.Say => Run(() => OnTalker(choice, Say)),
        Deed.SayAgain => Run(() => OnTalker(choice, talker => Enumerable.Range(0, 5).ToList().ForEach(_ => Say(talker)))),
        Deed.Type => Run(() => OnTalker(choice, talker => SimulatedNetwork.Type(talker.Talk, talker.Uri, choice % 2 == 0))),
        Deed.Join => Run(() => OnTalker(choice, talker => SimulatedNetwork.Join(talker.Talk, $"sip:guest{++_lastNumber}@contoso.com"))),
        Deed.Leave => Run(() => OnTalker(choice, talker => SimulatedNetwork.Leave(talker.Talk, talker.Uri), isLast: true)),
        Deed.CloseWindow => Run(() => OnTalker(choice, talker => SimulatedNetwork.Close(talker.Talk), isLast: true)),
        Deed.Restart => LeaveAndComeBackAsync(Departures.Restart),
        Deed.SignOutAndIn => LeaveAndComeBackAsync(Departures.SignOutAndIn),
        Deed.Strike => Run(() => Strike(choice)),
        _ => HealAsync(),
    };

    private async Task StartAsync()
    {
        var number = ++_lastNumber;
        // What strikes the session would strike this as well.
        if (await SucceedsAsync(_scene.StartAsync($"p{number}@contoso.com")) && !_isStruck && Talker.FindTalk(number) is { } talk)
            _talkers.Add(new Talker(number, talk) { IsHeardWell = true });
    }

    private async Task InviteAsync(int choice)
    {
        // Somebody must listen, or nothing is heard of it.
        await SucceedsAsync(_scene.ConnectAsync());
        var number = ++_lastNumber;
        var (uri, connectsAfter) = ($"sip:p{number}@contoso.com", choice % 2 == 0 ? 1 : -1);
        var talk = SimulatedNetwork.Invite(uri, $"{uri} says 0", asProperty: choice % 3 != 0, asEvent: choice % 3 != 1, connectsAfter);
        var talker = new Talker(number, talk) { IsHeardWell = !_isStruck };
        if (talker.IsHeardWell)
            talker.MustBeHeard.Add(0);
        _talkers.Add(talker);
    }

    /// <summary>What was said before is heard; what is said afterwards is not.</summary>
    private async Task EndAsync(int choice)
    {
        if (Choose(Open(), choice) is not { } conversation)
            return;
        await TryAsync(_scene.Session.EndAsync(conversation, _scene.Within()));
        foreach (var participant in conversation.People)
            _talkers.FindAll(talker => talker.Uri.EndsWith(":" + participant.SipAddress, StringComparison.Ordinal)).ForEach(talker => talker.IsHeardWell = false);
    }

    private async Task SendAsync(int choice)
    {
        if (Choose(Open(), choice) is not { } conversation)
            return;
        var text = $"to {conversation.Id}, {++_lastNumber}";
        if (!_sent.TryGetValue(conversation, out var sent))
            _sent.Add(conversation, sent = []);
        sent.Add(text);
        await TryAsync(_scene.SendAsync(conversation, text));
    }

    private async Task DisconnectAsync()
    {
        await SucceedsAsync(_scene.Session.DisconnectAsync(signOut: false, force: false, _scene.Within(), _scene.Notices));
        _talkers.ForEach(talker => talker.IsHeardWell = false);
    }

    /// <summary>Lets the client go and come back; what has been said is on its way, what is said to one that has gone is said to nobody.</summary>
    private async Task LeaveAndComeBackAsync(Action leaveAndComeBack)
    {
        if (_isStruck)
            return;
        await LookAsync();
        _talkers.Clear();
        leaveAndComeBack();
    }

    private void Say(Talker talker)
    {
        var said = ++talker.LastSaid;
        if (talker.IsHeardWell && !_isStruck)
            talker.MustBeHeard.Add(said);
        SimulatedNetwork.Say(talker.Talk, talker.Uri, talker.Text(said));
    }

    /// <summary>Late events change the order in which things are heard, and that of what is said is not looked at then.</summary>
    private void Strike(int choice)
    {
        var (fault, member) = points[choice % points.Count];
        if (fault == Fault.EventLate && member.EndsWith(nameof(InstantMessageModality.InstantMessageReceived), StringComparison.Ordinal))
            return;
        _isStruck = true;
        _talkers.ForEach(talker => talker.IsHeardWell = false);
        SimulatedNetwork.Inject(fault, member, times: choice % 2 == 0 ? 1 : int.MaxValue, code: 0x80C8000A);
    }

    private async Task HealAsync()
    {
        SimulatedNetwork.Heal();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        _isStruck = false;
        _scene.Time = Ample;
        await EndUnderWayAsync();
    }

    /// <summary>What must have been heard has been; what was heard was heard once and in order; what was sent is there once at most.</summary>
    private async Task LookAsync()
    {
        await EndUnderWayAsync();
        Eventually.True(() =>
        {
            Receive();
            return _talkers.All(talker => !talker.MustBeHeard.Except(talker.Heard).Any());
        });
        _talkers.ForEach(talker => talker.DemandOrder());
        foreach (var sent in _sent.Values)
        {
            var there = SimulatedNetwork.Sent.Select(message => message.Text).Where(sent.Contains).ToArray();
            Assert.Equal(sent.Where(there.Contains), there);
        }
    }

    private void Receive()
    {
        foreach (var message in _scene.Drain())
        {
            if (_talkers.Find(talker => message.Text.StartsWith(talker.Uri + " ", StringComparison.Ordinal)) is { } talker)
                talker.Heard.Add(int.Parse(message.Text.Split(' ').Last()));
        }
    }

    private void OnTalker(int choice, Action<Talker> act, bool isLast = false)
    {
        if (Choose(_talkers, choice) is not { } talker)
            return;
        act(talker);
        if (isLast)
            talker.IsHeardWell = false;
    }

    private Task OnConversation(int choice, Func<LyncConversation, Task> act) =>
        Choose(Open(), choice) is { } conversation ? TryAsync(act(conversation)) : Task.CompletedTask;

    private LyncConversation[] Open() => _scene.Session.Conversations.Conversations.Where(one => one.IsOpen).ToArray();

    private Task Begin(Func<Task> begin)
    {
        _underWay.Add(begin());
        return Task.CompletedTask;
    }

    private async Task EndUnderWayAsync()
    {
        foreach (var task in _underWay)
            await TryAsync(task);
        _underWay.Clear();
    }

    private static Task Run(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static T? Choose<T>(IReadOnlyList<T> all, int choice)
        where T : class => all.Count == 0 ? null : all[choice % all.Count];

    /// <summary>Where nothing is wrong, it must succeed.</summary>
    private async Task<bool> SucceedsAsync(Task task) => await TryAsync(task) is not { } failure || (_isStruck ? false : throw failure);

    /// <summary>It ends in time, and fails with nothing but the module's errors.</summary>
    private static async Task<LyncException?> TryAsync(Task task)
    {
        try
        {
            await task.WaitAsync(TimeSpan.FromSeconds(15));
            return null;
        }
        catch (LyncException e)
        {
            return e;
        }
    }
}
