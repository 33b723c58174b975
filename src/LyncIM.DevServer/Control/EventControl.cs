using System;
using System.Linq;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Control;

/// <summary>
/// What happens to events on their way. Rels and types are those of UCWA: message, completed. No user means everybody.
/// </summary>
public sealed class EventControl
{
    private readonly ServerState _state;

    internal EventControl(ServerState state) => _state = state;

    /// <summary>How many applications have a GET pending.</summary>
    public int PendingCount
    {
        get
        {
            lock (_state.Gate)
                return _state.Applications.Count(application => application.Channel.IsPending);
        }
    }

    /// <summary>Tells the next events of that kind twice.</summary>
    public void Double(string rel, string type, int times = 1) => Change(faults => faults.Double(rel, type, times));

    /// <summary>Tells the next event of that kind late, after others that happened later.</summary>
    public void Delay(string rel, string type, TimeSpan delay) => Change(faults => faults.Delay(rel, type, delay));

    /// <summary>Holds all events back until <see cref="Release"/>: they come in one batch.</summary>
    public void Hold() => Change(faults => faults.AreHeld = true);

    /// <summary>Lets go what was held back.</summary>
    public void Release()
    {
        Change(faults => faults.AreHeld = false);
        ForEach(null, application => application.Channel.Wake());
    }

    /// <summary>Lets events name resources without bringing them: clients have to fetch them.</summary>
    public void OmitResources() => Change(faults => faults.AreResourcesOmitted = true);

    /// <summary>Takes back all of this; what was held back goes.</summary>
    public void Clear()
    {
        Change(faults => faults.Clear());
        ForEach(null, application => application.Channel.Wake());
    }

    /// <summary>Tells clients that their count of events is wrong: resync.</summary>
    public void Resync(string? user = null) => ForEach(user, application => application.Channel.LoseCount());

    /// <summary>Drops conversations and subscriptions as after a long silence, and tells clients to resume.</summary>
    public void Resume(string? user = null) => ForEach(user, application => application.Reset());

    /// <summary>Answers pending GETs with 409 PGetReplaced, as if another process had sent one.</summary>
    public void Replace(string? user = null) => ForEach(user, application => application.Channel.Replace());

    private void Change(Action<EventFaults> change)
    {
        lock (_state.Gate)
            change(_state.EventFaults);
    }

    private void ForEach(string? user, Action<Application> action)
    {
        lock (_state.Gate)
        {
            foreach (var application in _state.Applications)
                if (user is null || application.User.Is(Addresses.WithoutScheme(user)))
                    action(application);
        }
    }
}
