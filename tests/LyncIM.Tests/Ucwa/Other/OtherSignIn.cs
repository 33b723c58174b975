using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>How the other server is found, and what it makes for a user.</summary>
internal sealed class OtherSignIn(OtherServer server)
{
    private const string Token = "cwt=other";

    public void Open()
    {
        var token = server.Place(_ => Task.FromResult(OtherReply.Of(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = "28289",
            ["access_token"] = Token,
        })));
        var user = server.Place(context => Task.FromResult(IsKnown(context)
            ? OtherReply.Of(Resource(("applications", server.Place(MakeAsync))))
            : new OtherReply(401, null) { Challenges = Challenges(token) }));
        server.PlaceAt("/Autodiscover/AutodiscoverService.svc/root", _ => Task.FromResult(OtherReply.Of(Resource(("user", user), ("xframe", "/x")))));
    }

    private static bool IsKnown(HttpContext context) => context.Request.Headers.Authorization == "Bearer " + Token;

    private string[] Challenges(string token)
    {
        string[] challenges =
        [
            "Bearer trusted_issuers=\"0001@contoso.com\",client_id=\"0004\"",
            $"MsRtcOAuth href={token},grant_type=\"urn:microsoft.rtc:anonmeeting,urn:microsoft.rtc:windows,password\"",
        ];
        return server.Has(OtherHabits.OneHeader) ? [string.Join(", ", challenges)] : challenges;
    }

    private Task<OtherReply> MakeAsync(HttpContext context)
    {
        if (context.Request.Method != "POST" || !IsKnown(context))
            return Task.FromResult(new OtherReply(401, null) { Challenges = Challenges("/nowhere") });
        var self = server.Place(asked => Task.FromResult(asked.Request.Method == "DELETE" ? OtherReply.Done : OtherReply.Of([])));
        var parts = new Dictionary<string, JsonObject>
        {
            ["me"] = Me(),
            ["people"] = Resource(("search", "/search")),
            ["communication"] = Resource(
                ("startMessaging", server.Place(server.Conversations.StartAsync)), ("conversations", server.Place(() => server.Resource()))),
        };
        var application = Resource(("self", self), ("events", server.Channel.First));
        if (server.Has(OtherHabits.NothingEmbedded))
        {
            foreach (var part in parts)
                application["_links"]![part.Key] = server.Link(server.Place(() => (JsonObject)part.Value.DeepClone()));
        }
        else
        {
            application["_embedded"] = new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)server.Embed(part.Value))));
        }
        return Task.FromResult(new OtherReply(201, application));
    }

    private JsonObject Me()
    {
        JsonObject Read() => Resource(("reportMyActivity", server.Place(_ => Task.FromResult(OtherReply.Done)))).With("uri", "sip:Me@contoso.com").With("name", "Me");
        var self = server.Place(Read);
        return Resource(("self", self), ("makeMeAvailable", server.Place(_ => Task.FromResult(OtherReply.Done))))
            .With("uri", "sip:Me@contoso.com").With("name", "Me");
    }

    private JsonObject Resource(params (string Rel, string Href)[] links) => server.Resource(links);
}
