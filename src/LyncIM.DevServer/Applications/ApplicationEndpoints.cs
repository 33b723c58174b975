using System;
using System.Linq;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Applications;

/// <summary>Applications come and go.</summary>
internal static class ApplicationEndpoints
{
    private const int Longest = 100;

    // Answers for everybody's photo, which clients ask for wherever it is linked: one transparent pixel.
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static void Map(Routes routes)
    {
        routes.Authenticated("POST", Routes.Applications, (context, user) => Create(context, user, routes.State));
        routes.Get("", request => Reply.Of(ApplicationResource.Of(request.Application)));
        routes.Delete("", request =>
        {
            request.State.Remove(request.Application);
            return Reply.NoContent;
        });
        routes.Get("/policies", request => Reply.Of(ApplicationResource.Policies(request.Application)));
        routes.Get("/photos/{address}", _ => Reply.Bytes(Photo, "image/png"));
    }

    /// <summary>One endpoint has one application: it gets that again.</summary>
    private static Reply Create(HttpContext context, User user, ServerState state)
    {
        var input = Input.Read(Exchange.BodyOf(context), context.Request.ContentType, context.Request.Query);
        var userAgent = input.Required("userAgent", Longest);
        var endpointId = input.Required("endpointId", Longest);
        var culture = input.Required("culture", Longest);
        var known = user.Applications.FirstOrDefault(application => application.EndpointId == endpointId);
        if (known is not null)
            return Reply.Of(ApplicationResource.Of(known));
        var application = new Application(state, user, endpointId) { UserAgent = userAgent, Culture = culture };
        state.Add(application);
        return Reply.Of(ApplicationResource.Of(application), StatusCodes.Status201Created)
            .With("X-MS-Server-Fqdn", context.Request.Host.Host);
    }
}
