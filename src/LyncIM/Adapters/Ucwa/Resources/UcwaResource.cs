using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A resource of the server: properties, links by rel, and resources embedded by rel.</summary>
internal sealed class UcwaResource
{
    private readonly JsonNode _node;
    private readonly Uri _baseUri;

    /// <param name="node">An object.</param>
    /// <param name="baseUri">Where it was: hrefs may be relative to it.</param>
    public UcwaResource(JsonNode node, Uri baseUri)
    {
        _node = node;
        _baseUri = baseUri;
    }

    /// <summary>Where the resource is; null where it does not say so.</summary>
    public Uri? Self => Link("self")?.Uri;

    /// <summary>A property; null where there is none.</summary>
    public string? Text(string name) => _node[name]?.Text;

    /// <summary>Whether a property is true.</summary>
    public bool Is(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A property that is a list.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        _node[name]?.Items.Select(item => item.Text).OfType<string>().ToArray() ?? Array.Empty<string>();

    /// <summary>The first link of that rel; null where there is none, which means "not now".</summary>
    public UcwaLink? Link(string rel) => Links(rel).FirstOrDefault();

    /// <summary>All links of that rel, which are an object or an array of them.</summary>
    public IEnumerable<UcwaLink> Links(string rel) =>
        _node["_links"]?[rel]?.Items.Select(ReadLink).OfType<UcwaLink>() ?? Enumerable.Empty<UcwaLink>();

    /// <summary>The first resource that is embedded as that rel; null where there is none.</summary>
    public UcwaResource? Embedded(string rel) => AllEmbedded(rel).FirstOrDefault();

    /// <summary>All resources that are embedded as that rel, which are an object or an array of them.</summary>
    public IEnumerable<UcwaResource> AllEmbedded(string rel) =>
        _node["_embedded"]?[rel]?.Items.Where(item => item.IsObject).Select(item => new UcwaResource(item, _baseUri))
        ?? Enumerable.Empty<UcwaResource>();

    /// <summary>The first resource that is embedded as anything; null where there is none.</summary>
    public UcwaResource? AnyEmbedded() => _node["_embedded"]?.Members
        .SelectMany(member => member.Value.Items)
        .Where(item => item.IsObject)
        .Select(item => new UcwaResource(item, _baseUri))
        .FirstOrDefault();

    /// <summary>The objects of a property.</summary>
    public IEnumerable<UcwaResource> Objects(string name) =>
        _node[name]?.Items.Where(item => item.IsObject).Select(item => new UcwaResource(item, _baseUri))
        ?? Enumerable.Empty<UcwaResource>();

    /// <summary>A property that is itself a link, as in events.</summary>
    public UcwaLink? AsLink() => ReadLink(_node);

    private UcwaLink? ReadLink(JsonNode node)
    {
        var href = node["href"]?.Text ?? node.Text;
        return string.IsNullOrEmpty(href) ? null : new UcwaLink(href!, _baseUri, node["title"]?.Text ?? "");
    }
}
