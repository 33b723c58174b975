using System;
using System.Globalization;
using System.Xml;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.People;

namespace LyncIM.DevServer.Applications;

/// <summary>The user of an application: being available, and being there.</summary>
internal static class MeEndpoints
{
    public static void Map(Routes routes)
    {
        routes.Get("/me", request => Reply.Of(ApplicationResource.Me(request.Application)));
        // Takes the second path of each, too: clients have it built in.
        foreach (var path in new[] { "/me/makeMeAvailable", "/communication/makeMeAvailable" })
            routes.Post(path, MakeAvailable);
        foreach (var path in new[] { "/me/reportMyActivity", "/reportMyActivity" })
            routes.Post(path, ReportActivity);
    }

    /// <summary>What can be published only by somebody who is available.</summary>
    public static Application DemandAvailable(UcwaRequest request) => request.Application.IsAvailable
        ? request.Application
        : throw UcwaException.Conflict("MakeMeAvailableRequired", "The user has not been made available.");

    private static Reply MakeAvailable(UcwaRequest request)
    {
        var (application, input) = (request.Application, request.Input);
        if (application.IsAvailable)
            throw UcwaException.Conflict("AlreadyExists", "The user is available already.");
        var signInAs = input.Text("signInAs") is { Length: > 0 } text ? OwnPresence.Preferred(text) : null;
        application.MakeAvailable(
            CommunicationEndpoints.ModalitiesOf(input), CommunicationEndpoints.FormatsOf(input), TimeoutOf(input.Text("inactiveTimeout")));
        if (signInAs is not (null or "Online"))
            application.User.Presence.Prefer(signInAs);
        application.ReportActivity();
        var me = application.Href("/me");
        application.Tell(new UcwaEvent("me", me, "updated", "me", me) { Priority = EventPriority.Medium });
        foreach (var rel in new[] { "presence", "note", "location" })
            application.Tell(new UcwaEvent("me", me, "added", rel, $"{me}/{rel}") { Priority = EventPriority.Medium });
        CommunicationEndpoints.TellUpdated(application);
        application.User.Presence.TellIfChanged(request.State, except: application);
        return Reply.NoContent;
    }

    private static Reply ReportActivity(UcwaRequest request)
    {
        DemandAvailable(request).ReportActivity();
        request.Application.User.Presence.TellIfChanged(request.State);
        return Reply.NoContent;
    }

    /// <summary>Takes hh:mm:ss, PT5M and a number of minutes: how it is written is not known.</summary>
    private static TimeSpan? TimeoutOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes))
            return TimeSpan.FromMinutes(minutes);
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
            return time;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw UcwaException.Invalid("inactiveTimeout is no length of time.");
        }
    }
}
