using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Events;

/// <summary>The event channel as a resource.</summary>
internal static class EventEndpoints
{
    public static void Map(Routes routes) => routes.GetAsync("/events", (request, aborted) =>
        request.Application.Channel.GetAsync(
            request.Query.Number("ack") ?? throw UcwaException.Invalid("ack is missing."), request.Query, aborted));
}
