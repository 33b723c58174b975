using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>
/// A server that was written from the facts alone and knows nothing of the development server: its hrefs say nothing, and its habits can
/// be chosen. One user is on it, everybody else echoes what they get; whose address begins with decline does not.
/// </summary>
internal sealed class OtherServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task<OtherReply>>> _places = new();

    private OtherServer(OtherHabits habits)
    {
        Habits = habits;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        _application = builder.Build();
        _application.Run(AnswerAsync);
        Channel = new OtherChannel(this);
    }

    public OtherHabits Habits { get; }

    public OtherChannel Channel { get; }

    public Uri Url { get; private set; } = null!;

    /// <summary>What was asked for, in order: the method and the body.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public OtherConversations Conversations { get; private set; } = null!;

    public static async Task<OtherServer> StartAsync(OtherHabits habits)
    {
        var server = new OtherServer(habits);
        await server._application.StartAsync();
        server.Url = new Uri(server._application.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/");
        new OtherSignIn(server).Open();
        server.Conversations = new OtherConversations(server);
        return server;
    }

    public bool Has(OtherHabits habit) => (Habits & habit) != 0;

    /// <summary>A new place, whose href says nothing.</summary>
    public string Place(Func<HttpContext, Task<OtherReply>> answer)
    {
        var path = "/" + Guid.NewGuid().ToString("N");
        _places[path] = answer;
        return Has(OtherHabits.AbsoluteHrefs) ? new Uri(Url, path).AbsoluteUri : path;
    }

    /// <summary>A new place where a resource is.</summary>
    public string Place(Func<JsonObject> resource) => Place(context => Task.FromResult(
        context.Request.Method == "GET" ? OtherReply.Of(resource()) : new OtherReply(405, null)));

    public void PlaceAt(string path, Func<HttpContext, Task<OtherReply>> answer) => _places[path] = answer;

    /// <summary>A link, or an array of one.</summary>
    public JsonNode Link(string href, string? title = null)
    {
        var link = new JsonObject { ["href"] = href };
        if (title is not null)
            link["title"] = title;
        if (Has(OtherHabits.Unknowns))
            link["colour"] = "blue";
        return Has(OtherHabits.Arrays) ? new JsonArray(link, new JsonObject { ["href"] = "/nowhere" }) : link;
    }

    /// <summary>A resource that is embedded, or an array of one.</summary>
    public JsonNode Embed(JsonObject resource) => Has(OtherHabits.Arrays) ? new JsonArray(resource) : resource;

    public async ValueTask DisposeAsync()
    {
        Channel.Close();
        using var patience = new System.Threading.CancellationTokenSource(50);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new System.IO.StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        context.Items["body"] = body;
        Asked.Enqueue($"{context.Request.Method} {body}");
        var reply = _places.TryGetValue(context.Request.Path.Value!, out var answer)
            ? await answer(context)
            : new OtherReply(404, new JsonObject { ["code"] = "NotFound", ["subcode"] = "Whatever" });
        context.Response.StatusCode = reply.Status;
        if (reply.Location is not null)
            context.Response.Headers.Location = reply.Location;
        if (reply.Challenges is { } challenges)
            context.Response.Headers.WWWAuthenticate = challenges;
        if (reply.Body is null)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(reply.Body.ToJsonString());
    }

    /// <summary>The test's process handles its own signals.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task StopAsync(System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
