using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer;

namespace LyncIM.Tests.DevServer.Support;

/// <summary>A bare client of UCWA that follows links and keeps the events that it has seen.</summary>
internal sealed class UcwaClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Queue<Happened> _events = new();

    private UcwaClient(HttpClient http, JsonNode application)
    {
        Http = http;
        Application = application;
        EventsHref = Link(application, "events");
    }

    public HttpClient Http { get; }

    public JsonNode Application { get; private set; }

    public string EventsHref { get; set; }

    public JsonNode Me => Application["_embedded"]!["me"]!;

    public JsonNode Communication => Application["_embedded"]!["communication"]!;

    public JsonNode People => Application["_embedded"]!["people"]!;

    public static string Link(JsonNode resource, string rel) => (string)resource["_links"]![rel]!["href"]!;

    public static string? Text(JsonNode resource, string property) => (string?)resource[property];

    public static bool Has(JsonNode resource, string rel) => resource["_links"]![rel] is not null;

    /// <summary>Signs in by password; unless that is not wanted, makes the user available and passes over the events of that.</summary>
    public static async Task<UcwaClient> SignInAsync(DevServerHost server, string name, bool isAvailable = true, params string[] formats)
    {
        var http = new HttpClient { BaseAddress = server.Url, Timeout = Limit };
        var granted = await http.PostAsync("WebTicket/oauthtoken", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = name,
            ["password"] = "secret",
        }));
        var token = JsonNode.Parse(await granted.Content.ReadAsStringAsync())!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
        var created = await http.PostAsync("ucwa/oauth/v1/applications", Json(new JsonObject
        {
            ["UserAgent"] = "tests",
            ["EndpointId"] = Guid.NewGuid().ToString(),
            ["Culture"] = "en-US",
        }));
        var client = new UcwaClient(http, JsonNode.Parse(await created.Content.ReadAsStringAsync())!);
        if (isAvailable)
            await client.MakeAvailableAsync(formats.Length > 0 ? formats : ["Plain", "Html"]);
        return client;
    }

    public async Task MakeAvailableAsync(params string[] formats)
    {
        (await PostAsync(Link(Me, "makeMeAvailable"), new JsonObject
        {
            ["SupportedModalities"] = new JsonArray("Messaging"),
            ["supportedMessageFormats"] = new JsonArray(formats.Select(format => (JsonNode)format).ToArray()),
        })).EnsureSuccessStatusCode();
        Application = await GetAsync(Link(Application, "self"));
        await UntilAsync("communication updated");
    }

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>The links of an invitation with a message.</summary>
    public static JsonObject MessageLink(string href) => new() { ["message"] = new JsonObject { ["href"] = href } };

    public async Task<JsonNode> GetAsync(string href)
    {
        var response = await Http.GetAsync(href);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {href}");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public Task<HttpResponseMessage> PostAsync(string href, JsonNode? body = null) =>
        Http.PostAsync(href, body is null ? null : Json(body));

    public Task<HttpResponseMessage> SayAsync(string messaging, string text, string contentType = "text/plain") =>
        Http.PostAsync(messaging, new StringContent(text, Encoding.UTF8, contentType));

    /// <summary>Starts a conversation; returns its invitation.</summary>
    public async Task<string> InviteAsync(string to, string? text = null, string operation = "op")
    {
        var body = new JsonObject { ["to"] = to, ["operationId"] = operation, ["subject"] = "Servers" };
        if (text is not null)
            body["_links"] = MessageLink("data:text/plain;charset=utf-8," + Uri.EscapeDataString(text));
        var created = await PostAsync(Link(Communication, "startMessaging"), body);
        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal(0, created.Content.Headers.ContentLength);
        return created.Headers.Location!.OriginalString;
    }

    /// <summary>A conversation with somebody who takes it; returns the messaging resource.</summary>
    public async Task<JsonNode> ConnectAsync(string to)
    {
        await InviteAsync(to);
        var seen = await UntilAsync("messagingInvitation completed");
        Assert.Equal("Success", seen[^1].Status);
        return seen.Last(happened => happened.Rel == "messaging").Resource;
    }

    /// <summary>The events up to and with the first of that kind.</summary>
    public async Task<IReadOnlyList<Happened>> UntilAsync(string kind)
    {
        using var limit = new CancellationTokenSource(Limit);
        var seen = new List<Happened>();
        while (true)
        {
            while (_events.TryDequeue(out var happened))
            {
                seen.Add(happened);
                if (happened.ToString() == kind)
                    return seen;
            }
            await PollAsync(limit.Token);
        }
    }

    public async Task<Happened> WaitAsync(string kind) => (await UntilAsync(kind))[^1];

    /// <summary>Asks once for events; they are kept for whoever waits for them.</summary>
    public async Task<JsonNode> PollAsync(CancellationToken cancellationToken = default)
    {
        var response = await Http.GetAsync(EventsHref, cancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        var batch = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        foreach (var sender in batch["sender"]!.AsArray())
            foreach (var happened in sender!["events"]!.AsArray())
                _events.Enqueue(new Happened((string)sender["rel"]!, happened!));
        EventsHref = Link(batch, new[] { "resync", "resume", "next" }.First(rel => Has(batch, rel)));
        return batch;
    }

    public void Dispose() => Http.Dispose();
}
