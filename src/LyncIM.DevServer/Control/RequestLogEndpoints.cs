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

    public static void Map(Routes routes)
    {
        routes.Open("GET", Path, context => Task.FromResult(Since(context, routes.State.Requests)));
        routes.Open("DELETE", Path, _ =>
        {
            routes.State.Requests.Clear();
            return Task.FromResult(Reply.NoContent);
        });
    }

    /// <summary>Those after a number, which is 0 where none is said.</summary>
    private static Reply Since(HttpContext context, RequestLog log)
    {
        _ = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        return Reply.Of(Json.Array(log.All.Where(request => request.Number > after).Select(ToJson)));
    }

    private static JsonObject ToJson(RecordedRequest request) => new()
    {
        ["number"] = request.Number,
        ["time"] = request.Time.ToString("o", CultureInfo.InvariantCulture),
        ["user"] = request.User,
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["status"] = request.Status,
        ["milliseconds"] = request.Milliseconds,
        ["requestBody"] = request.RequestBody,
        ["responseBody"] = request.ResponseBody,
    };
}
