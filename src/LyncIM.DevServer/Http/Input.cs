using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Http;

/// <summary>What a client has sent: a JSON object, and the query where a value is not in it. Names may have any case.</summary>
internal sealed class Input
{
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly string[] JsonTypes = ["application/json", "application/vnd.microsoft.com.ucwa+json"];

    private readonly JsonObject? _body;
    private readonly IQueryCollection _query;

    private Input(JsonObject? body, IQueryCollection query)
    {
        _body = body;
        _query = query;
    }

    /// <summary>Reads a body that is JSON or nothing.</summary>
    public static Input Read(string body, string? contentType, IQueryCollection query)
    {
        if (string.IsNullOrWhiteSpace(body))
            return new Input(null, query);
        var type = contentType?.Split(';')[0].Trim();
        if (type is not null && !JsonTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw UcwaException.Unsupported();
        try
        {
            var node = JsonNode.Parse(body, AnyCase);
            return new Input(node is null ? null : node as JsonObject ?? throw UcwaException.NotReadable(), query);
        }
        catch (JsonException)
        {
            throw UcwaException.NotReadable();
        }
    }

    /// <summary>Whether the body or the query has that name, with a value or without.</summary>
    public bool Has(string name) => Node(name) is not null || _query.ContainsKey(name);

    public string? Text(string name, int longest = 4096)
    {
        var text = Node(name) is JsonValue value ? value.ToString() : _query[name].FirstOrDefault();
        return text is null || text.Length <= longest ? text : throw UcwaException.Invalid($"{name} is longer than {longest} characters.");
    }

    public string Required(string name, int longest = 4096) =>
        Text(name, longest) is { Length: > 0 } text ? text : throw UcwaException.Invalid($"{name} is missing.");

    public int? Number(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw UcwaException.Invalid($"{name} is no number.");

    public IReadOnlyList<string> Texts(string name) => Node(name) switch
    {
        JsonArray array => array.Select(item => item?.ToString() ?? "").ToArray(),
        JsonValue value => [value.ToString()],
        _ => _query[name].Select(item => item ?? "").ToArray(),
    };

    public string? LinkHref(string rel) => (Node("_links") as JsonObject)?[rel] switch
    {
        JsonObject link => link["href"]?.ToString(),
        JsonArray { Count: > 0 } links => links[0]?["href"]?.ToString(),
        _ => null,
    };

    private JsonNode? Node(string name)
    {
        try
        {
            return _body?[name];
        }
        catch (ArgumentException)
        {
            // Refuses an object in which a name stands twice.
            throw UcwaException.NotReadable();
        }
    }
}
