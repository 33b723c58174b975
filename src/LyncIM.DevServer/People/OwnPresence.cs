using System;
using System.Linq;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.People;

/// <summary>What a user publishes of themselves, over all of their applications.</summary>
internal sealed class OwnPresence
{
    private static readonly string[] Choices = ["Online", "Busy", "DoNotDisturb", "BeRightBack", "Away", "Offwork"];

    private readonly User _user;
    private string? _preferred;
    private string _told = "Offline";

    public OwnPresence(User user) => _user = user;

    public string Note { get; private set; } = "";

    public string Location { get; private set; } = "";

    /// <summary>What others read.</summary>
    public string Availability =>
        _user.Available.Count == 0 ? "Offline"
        : _preferred == "Offwork" ? "Away"
        : _preferred ?? ByActivity();

    public string Activity =>
        _preferred == "Offwork" && _user.Available.Count > 0 ? "off-work" : AvailabilityWords.ActivityOf(Availability);

    /// <summary>One of the values that can be published, in our spelling.</summary>
    public static string Preferred(string text) =>
        Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw UcwaException.Invalid("There is no such availability.");

    /// <summary>Publishes an availability; null leaves it to what the user does.</summary>
    public void Prefer(string? preferred) => _preferred = preferred;

    public void Publish(ServerState state, string? preferred)
    {
        Prefer(preferred);
        TellIfChanged(state);
    }

    public void SetNote(ServerState state, string note)
    {
        Note = note;
        TellSelf("note");
        PresenceNews.Tell(state, _user.Address, "contactNote");
    }

    public void SetLocation(ServerState state, string location)
    {
        Location = location;
        TellSelf("location");
        PresenceNews.Tell(state, _user.Address, "contactLocation");
    }

    /// <summary>Tells the user's applications and all who have subscribed, where it is another one than was told.</summary>
    public void TellIfChanged(ServerState state, Application? except = null)
    {
        var now = Availability + Activity;
        if (now == _told)
            return;
        _told = now;
        TellSelf("presence", except);
        PresenceNews.Tell(state, _user.Address);
    }

    /// <summary>Forgets what was published: the user has signed out.</summary>
    public void Clear()
    {
        _preferred = null;
        _told = "Offline";
        Note = "";
        Location = "";
    }

    private string ByActivity()
    {
        var idle = _user.Available.Min(application => (DateTime.UtcNow - application.LastActivity) / application.InactiveTimeout);
        return idle < 1 ? "Online" : idle < 2 ? "IdleOnline" : "Away";
    }

    private void TellSelf(string rel, Application? except = null)
    {
        foreach (var application in _user.Available.Where(application => application != except))
        {
            var me = application.Href("/me");
            application.Tell(new UcwaEvent("me", me, "updated", rel, $"{me}/{rel}") { Priority = EventPriority.Medium });
        }
    }
}
