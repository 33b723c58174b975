using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>Makes resources; their links come last, as in no trace.</summary>
internal static class OtherResources
{
    public static JsonObject Resource(this OtherServer server, params (string Rel, string Href)[] links)
    {
        var resource = new JsonObject();
        if (server.Has(OtherHabits.Unknowns))
            resource["flavour"] = new JsonObject { ["of"] = new JsonArray("the", "day") };
        var all = links.Select(link => KeyValuePair.Create(link.Rel, (JsonNode?)server.Link(link.Href))).ToList();
        if (server.Has(OtherHabits.Unknowns))
            all.Add(KeyValuePair.Create("somewhere", (JsonNode?)server.Link("/elsewhere")));
        resource["_links"] = new JsonObject(all);
        return resource;
    }

    public static JsonObject With(this JsonObject resource, string name, JsonNode? value)
    {
        resource[name] = value;
        return resource;
    }
}
