using System;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.People;

/// <summary>What a user publishes of themselves; each can be read and published only when they are available.</summary>
internal static class OwnPresenceEndpoints
{
    private const int LongestLocation = 60;

    public static void Map(Routes routes)
    {
        routes.Get("/me/presence", request => Get(request, "presence", presence => new JsonObject
        {
            ["availability"] = presence.Availability,
            ["activity"] = presence.Activity,
        }));
        routes.Get("/me/note", request => Get(request, "note", presence => new JsonObject
        {
            ["message"] = presence.Note,
            ["type"] = "Personal",
        }));
        routes.Get("/me/location", request => Get(request, "location", presence => new JsonObject { ["location"] = presence.Location }));
        routes.Post("/me/presence", Publish);
        routes.Post("/me/note", request =>
        {
            Demand(request).SetNote(request.State, (request.Input.Text("message") ?? "").Trim());
            return Reply.NoContent;
        });
        routes.Post("/me/location", request =>
        {
            Demand(request).SetLocation(request.State, (request.Input.Text("location", LongestLocation) ?? "").Trim());
            return Reply.NoContent;
        });
    }

    private static OwnPresence Demand(UcwaRequest request) => MeEndpoints.DemandAvailable(request).User.Presence;

    private static Reply Publish(UcwaRequest request)
    {
        var presence = Demand(request);
        var availability = request.Input.Text("availability");
        presence.Publish(request.State, string.IsNullOrEmpty(availability) ? null : OwnPresence.Preferred(availability));
        return Reply.NoContent;
    }

    private static Reply Get(UcwaRequest request, string rel, Func<OwnPresence, JsonObject> read)
    {
        var resource = read(Demand(request));
        resource["_links"] = new JsonObject { ["self"] = Json.Link(request.Application.Href("/me/" + rel)) };
        resource["rel"] = rel;
        return Reply.Of(resource);
    }
}
