using System;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A link of a resource. What its href looks like means nothing.</summary>
internal sealed class UcwaLink
{
    private readonly Uri _baseUri;

    /// <param name="href">As it stands there: absolute, relative to where the resource was, or data.</param>
    /// <param name="baseUri">Where the resource was.</param>
    /// <param name="title">What the link says of its target; may be empty.</param>
    public UcwaLink(string href, Uri baseUri, string title)
    {
        Href = href;
        _baseUri = baseUri;
        Title = title;
    }

    public string Href { get; }

    public string Title { get; }

    /// <summary>Where it leads; null where that is nothing for HTTP.</summary>
    public Uri? Uri => Resolve(_baseUri, Href);

    /// <summary>An absolute URI of HTTP; null where <paramref name="href"/> makes none.</summary>
    public static Uri? Resolve(Uri baseUri, string? href) =>
        !string.IsNullOrWhiteSpace(href)
        && System.Uri.TryCreate(baseUri, href!.Trim(), out var uri)
        && (uri.Scheme == System.Uri.UriSchemeHttps || uri.Scheme == System.Uri.UriSchemeHttp)
            ? uri
            : null;

    public override string ToString() => Href;
}
