using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace LyncIM.DevServer.Http;

/// <summary>The pieces of which resources are made.</summary>
internal static class Json
{
    public static JsonObject Link(string href) => new() { ["href"] = href };

    public static JsonObject Link(string href, string title) => new() { ["href"] = href, ["title"] = title };

    public static JsonArray Links(IEnumerable<string> hrefs) => Array(hrefs.Select(Link));

    public static JsonArray Array(IEnumerable<JsonNode> items) => new(items.ToArray<JsonNode?>());

    public static JsonArray Texts(IEnumerable<string> texts) => Array(texts.Select(text => (JsonNode)text));

    /// <summary>A moment as milliseconds since 1970.</summary>
    public static string Date(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"/Date({time.ToUnixTimeMilliseconds()})/");
}
