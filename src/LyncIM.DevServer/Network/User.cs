using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.People;

namespace LyncIM.DevServer.Network;

/// <summary>Somebody who signs in. Somebody without an application is a simulated contact like everybody else.</summary>
internal sealed class User
{
    public User(string address)
    {
        Address = address;
        Name = Accounts.NameOf(address);
        Presence = new OwnPresence(this);
    }

    public string Address { get; }

    public string Uri => "sip:" + Address;

    public string Name { get; }

    public List<Application> Applications { get; } = [];

    public OwnPresence Presence { get; }

    public bool IsSignedIn => Applications.Count > 0;

    /// <summary>Where invitations ring.</summary>
    public IReadOnlyList<Application> Available => Applications.Where(application => application.IsAvailable).ToArray();

    public bool Is(string address) => Address.Equals(address, StringComparison.OrdinalIgnoreCase);
}
