using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimulatedContacts;

namespace LyncIM.Tests;

/// <summary>
/// The other side of the tests' own port: other people, who behave as the simulated contacts do, and what can go wrong. Nothing of it
/// knows an SDK or a protocol, so that what stands above the port can be tested alone.
/// </summary>
internal sealed class InMemoryNetwork
{
    public const string SelfUri = "sip:me@contoso.com";

    private readonly object _sync = new();
    private readonly List<InMemoryClient> _clients = [];
    private readonly List<InMemoryRoom> _rooms = [];
    private readonly List<(string To, IReadOnlyDictionary<LyncMessageFormat, string> Contents)> _delivered = [];
    private Task _strand = Task.CompletedTask;
    private TaskCompletionSource _answering = Completed();
    private volatile int _nextRefusal;

    public SimulatedPeople People { get; } = new();

    /// <summary>What the client does; anything but SignedIn refuses everything.</summary>
    public LyncClientState State { get; private set; } = LyncClientState.SignedIn;

    /// <summary>How many clients listen.</summary>
    public int Registrations => Locked(() => _clients.Count);

    /// <summary>What was delivered, in order.</summary>
    public IReadOnlyList<(string To, IReadOnlyDictionary<LyncMessageFormat, string> Contents)> Delivered => Locked(() => _delivered.ToArray());

    /// <summary>The conversations that are open.</summary>
    public IReadOnlyList<InMemoryRoom> Rooms => Locked(() => _rooms.ToArray());

    /// <summary>How often each port call was made, hanging ones too.</summary>
    public int Calls { get; private set; }

    /// <summary>Somebody's newest conversation.</summary>
    public InMemoryRoom RoomOf(string uri) => Rooms.Last(room => room.Has(uri));

    public InMemoryRoom Open(IReadOnlyList<string> uris, bool isInvitation)
    {
        var room = new InMemoryRoom(this, uris, isInvitation);
        InMemoryClient[] clients;
        lock (_sync)
        {
            _rooms.Add(room);
            clients = [.. _clients];
        }
        foreach (var client in clients)
            client.Listen(room);
        return room;
    }

    public InMemoryRoom Invite(string from, string text)
    {
        var room = Open([from], isInvitation: true);
        room.Say(from, text);
        return room;
    }

    /// <summary>Refuses the next message with a SIP status.</summary>
    public void Refuse(int status) => _nextRefusal = status;

    /// <summary>Lets calls hang from now on.</summary>
    public void Hang() => _answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Heal() => _answering.TrySetResult();

    /// <summary>The client ends, and tells so.</summary>
    public void GoAway()
    {
        InMemoryClient[] clients;
        lock (_sync)
        {
            clients = [.. _clients];
            _rooms.Clear();
            State = LyncClientState.NotRunning;
        }
        foreach (var client in clients)
            client.Lose();
    }

    /// <summary>Somebody signs in, or out; where nobody is signed in, all conversations end.</summary>
    public void MoveTo(LyncClientState state)
    {
        State = state;
        Each(client => client.Observer.ClientStateChanged(state));
        if (state is not (LyncClientState.SignedIn or LyncClientState.SigningIn))
            Rooms.ToList().ForEach(room => room.End());
    }

    /// <summary>Somebody publishes an availability.</summary>
    public void SetAvailability(string uri, int availability) => People.Publish(uri, availability);

    internal void Add(InMemoryClient client)
    {
        InMemoryRoom[] rooms;
        lock (_sync)
        {
            _clients.Add(client);
            rooms = [.. _rooms];
        }
        foreach (var room in rooms)
            client.Listen(room);
    }

    internal void Remove(InMemoryClient client) => Locked(() => _clients.Remove(client));

    internal void Remove(InMemoryRoom room) => Locked(() => _rooms.Remove(room));

    /// <summary>Does one thing after the other on another thread, as a client does.</summary>
    internal void Post(Action action)
    {
        lock (_sync)
            _strand = _strand.ContinueWith(_ => action(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    internal void Each(Action<InMemoryClient> act) => Post(() => Array.ForEach(Locked(() => _clients.ToArray()), client => act(client)));

    /// <summary>Completes as soon as the client answers at all; fails where it cannot do anything.</summary>
    internal async Task AnswerAsync(CancellationToken cancellationToken)
    {
        Calls++;
        await _answering.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (State == LyncClientState.NotRunning)
            throw InMemoryConnector.TheWords.GoneError();
        if (State != LyncClientState.SignedIn)
            throw InMemoryConnector.TheWords.NotSignedInError();
    }

    /// <summary>What becomes of a message to those people.</summary>
    internal MessageFate FateOf(IReadOnlyCollection<SimulatedPerson> people, IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        if (Interlocked.Exchange(ref _nextRefusal, 0) is > 0 and var status)
            return MessageFate.After(1, status);
        return People.FateOf(people, contents.ToDictionary(part => ContentTypeOf(part.Key), part => part.Value));
    }

    internal void Deliver(IEnumerable<string> to, IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        lock (_sync)
            _delivered.AddRange(to.Select(uri => (uri, contents)));
    }

    private static string ContentTypeOf(LyncMessageFormat format) => format switch
    {
        LyncMessageFormat.PlainText => ContentTypes.Plain,
        LyncMessageFormat.Html => ContentTypes.Html,
        _ => ContentTypes.Rtf,
    };

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_sync)
            return read();
    }
}
