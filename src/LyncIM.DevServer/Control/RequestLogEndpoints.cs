using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer.Http;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Control;

/// <summary>The record of all requests over HTTP, for whoever debugs a client. It is not recorded itself.</summary>
internal static class RequestLogEndpoints
{
    public const string Path = "/requests";

    private const int Most = 1000;

    public static void Map(Routes routes)
    {
        routes.Open("GET", Path, context => Task.FromResult(Since(context, routes.State.Requests)));
        routes.Open("GET", Path + "/{number}", context => Task.FromResult(One(context, routes.State.Requests)));
        routes.Open("DELETE", Path, _ =>
        {
            routes.State.Requests.Clear();
            return Task.FromResult(Reply.NoContent);
        });
    }

    /// <summary>The newest of those after a number, which is 0 where none is said, without what was in them.</summary>
    private static Reply Since(HttpContext context, RequestLog log)
    {
        var after = NumberIn((string?)context.Request.Query["after"]);
        return Reply.Of(Json.Array(log.All.Where(request => request.Number > after).TakeLast(Most).Select(ToJson)));
    }

    /// <summary>One with headers and bodies.</summary>
    private static Reply One(HttpContext context, RequestLog log)
    {
        var number = NumberIn((string?)context.Request.RouteValues["number"]);
        if (log.All.FirstOrDefault(request => request.Number == number) is not { } request)
            return Reply.Of(UcwaException.NotFound());
        var resource = ToJson(request);
        resource["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        resource["requestBody"] = request.RequestBody;
        resource["responseBody"] = request.ResponseBody;
        return Reply.Of(resource);
    }

    private static long NumberIn(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonObject ToJson(RecordedRequest request) => new()
    {
        ["number"] = request.Number,
        ["time"] = request.Time.ToString("o", CultureInfo.InvariantCulture),
        ["user"] = request.User,
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["status"] = request.Status,
        ["milliseconds"] = request.Milliseconds,
    };
}
