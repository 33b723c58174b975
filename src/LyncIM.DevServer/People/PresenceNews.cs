using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.People;

/// <summary>Tells those who have subscribed to somebody that something of them has changed.</summary>
internal static class PresenceNews
{
    public static void Tell(ServerState state, string address, string rel = "contactPresence")
    {
        foreach (var application in state.Applications)
            if (application.Subscriptions.Contains(address))
                Tell(application, address, rel);
    }

    public static void Tell(Application application, string address, string rel)
    {
        var contact = application.PersonHref(address);
        var path = rel["contact".Length..].ToLowerInvariant();
        application.Tell(new UcwaEvent("people", application.Href("/people"), "updated", rel, $"{contact}/{path}")
        {
            Priority = EventPriority.Medium,
        }.In("contact", contact));
    }
}
