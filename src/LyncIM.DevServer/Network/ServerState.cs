using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Autodiscover;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Invitations;
using LyncIM.DevServer.Meetings;
using LyncIM.DevServer.People;
using SimulatedContacts;

namespace LyncIM.DevServer.Network;

/// <summary>All that the server knows. Whoever touches it holds the gate.</summary>
internal sealed class ServerState : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, User> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Application> _applications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonNotes> _notes = new(StringComparer.OrdinalIgnoreCase);

    public ServerState(DevServerOptions options)
    {
        Options = options;
        Scheduler = new Scheduler(Gate);
        Scheduler.After(SweepInterval, Sweep);
    }

    public object Gate { get; } = new();

    public DevServerOptions Options { get; }

    public RequestLog Requests { get; } = new();

    public RequestFaults Faults { get; } = new();

    public EventFaults EventFaults { get; } = new();

    public TokenStore Tokens { get; } = new();

    public SignInRules SignIn { get; } = new();

    public DiscoveryRules Discovery { get; } = new();

    public Scheduler Scheduler { get; }

    public SimulatedPeople People { get; private set; } = new();

    public InvitationRules InvitationRules { get; } = new();

    public MeetingList Meetings { get; } = new();

    /// <summary>What simulated contacts have got, in order.</summary>
    public List<DeliveredMessage> Delivered { get; } = [];

    public IReadOnlyCollection<Application> Applications => _applications.Values;

    /// <summary>Who is signed in, in the order in which they came.</summary>
    public IEnumerable<User> SignedIn => _users.Values.Where(user => user.IsSignedIn);

    /// <summary>The user of that address; whoever is not known yet becomes one.</summary>
    public User UserOf(string address) =>
        _users.TryGetValue(address, out var user) ? user : _users[address] = new User(address);

    public User? FindSignedIn(string address) => _users.TryGetValue(address, out var user) && user.IsSignedIn ? user : null;

    public Application Demand(string id, User user) =>
        _applications.TryGetValue(id, out var application) && application.User == user ? application : throw UcwaException.NoApplication();

    public void Add(Application application)
    {
        _applications.Add(application.Id, application);
        application.User.Applications.Add(application);
        if (application.User.Applications.Count == 1)
            PresenceNews.Tell(this, application.User.Address);
    }

    /// <summary>Ends an application: its conversations, its subscriptions, its pending GET.</summary>
    public void Remove(Application application)
    {
        if (!_applications.Remove(application.Id))
            return;
        application.End();
        application.User.Applications.Remove(application);
        if (application.User.IsSignedIn)
        {
            application.User.Presence.TellIfChanged(this);
            return;
        }
        application.User.Presence.Clear();
        PresenceNews.Tell(this, application.User.Address);
    }

    /// <summary>Note and place of somebody who is simulated.</summary>
    public PersonNotes NotesOf(string address) =>
        _notes.TryGetValue(address, out var notes) ? notes : _notes[address] = new PersonNotes();

    /// <summary>Forgets everybody and everything that was said, as a server that starts anew.</summary>
    public void Forget()
    {
        foreach (var application in _applications.Values.ToArray())
        {
            _applications.Remove(application.Id);
            application.User.Applications.Clear();
            application.Channel.Close();
        }
        _users.Clear();
        _notes.Clear();
        Tokens.Clear();
        Meetings.Clear();
        InvitationRules.Waiting.Clear();
        People = new SimulatedPeople();
    }

    public void Dispose()
    {
        lock (Gate)
        {
            foreach (var application in _applications.Values)
                application.Channel.Close();
        }
        Scheduler.Dispose();
    }

    /// <summary>Ends what has gone without a word, and tells of those who have become idle.</summary>
    private void Sweep()
    {
        foreach (var application in _applications.Values.ToArray())
        {
            var silence = application.Channel.Silence;
            if (silence > Options.ApplicationTimeout)
                Remove(application);
            else if (silence > Options.ResumeAfter)
                application.Reset();
        }
        foreach (var user in SignedIn)
            user.Presence.TellIfChanged(this);
        Scheduler.After(SweepInterval, Sweep);
    }
}
