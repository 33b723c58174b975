using System;
using LyncIM.DevServer.Network;
using LyncIM.DevServer.People;

namespace LyncIM.DevServer.Control;

/// <summary>Where simulated contacts are, and what they publish; who has subscribed to them is told.</summary>
public sealed class PeopleControl
{
    private readonly ServerState _state;

    internal PeopleControl(ServerState state) => _state = state;

    /// <summary>Publishes where somebody is, in Lync's numbers: 3500 is Free, 9500 DoNotDisturb, 18500 Offline.</summary>
    public void SetAvailability(string address, int availability) => Change(address, "contactPresence", () =>
        _state.People.Publish(Addresses.WithScheme(address), availability));

    /// <summary>Publishes somebody's note.</summary>
    public void SetNote(string address, string note) => Change(address, "contactNote", () =>
        _state.NotesOf(Addresses.WithoutScheme(address)).Note = note);

    /// <summary>Publishes somebody's place.</summary>
    public void SetLocation(string address, string location) => Change(address, "contactLocation", () =>
        _state.NotesOf(Addresses.WithoutScheme(address)).Location = location);

    private void Change(string address, string rel, Action change)
    {
        lock (_state.Gate)
        {
            change();
            PresenceNews.Tell(_state, Addresses.WithoutScheme(address), rel);
        }
    }
}
