using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A value of JSON. What it does not hold is null or empty: whoever reads it need not know its shape before.</summary>
internal sealed class JsonNode
{
    private readonly IReadOnlyDictionary<string, JsonNode>? _members;
    private readonly IReadOnlyList<JsonNode>? _items;

    private JsonNode(string? text, IReadOnlyDictionary<string, JsonNode>? members, IReadOnlyList<JsonNode>? items)
    {
        Text = text;
        _members = members;
        _items = items;
    }

    /// <summary>A string, a number or a boolean as it stands there; else null.</summary>
    public string? Text { get; }

    public bool IsObject => _members is not null;

    /// <summary>The members of an object; empty for everything else.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode>> Members => _members ?? Enumerable.Empty<KeyValuePair<string, JsonNode>>();

    /// <summary>The values of an array; of everything else but null, itself: servers give one thing with or without an array.</summary>
    public IEnumerable<JsonNode> Items =>
        _items ?? (Text is null && _members is null ? Enumerable.Empty<JsonNode>() : new[] { this });

    /// <summary>A member of an object, whatever the case of its name; null where there is none.</summary>
    public JsonNode? this[string name] => _members is not null && _members.TryGetValue(name, out var member) ? member : null;

    public static JsonNode OfText(string? text) => new(text, null, null);

    public static JsonNode OfArray(IReadOnlyList<JsonNode> items) => new(null, null, items);

    public static JsonNode OfObject(IEnumerable<KeyValuePair<string, JsonNode>> members)
    {
        var known = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
            known[member.Key] = member.Value;
        return new JsonNode(null, known, null);
    }
}
