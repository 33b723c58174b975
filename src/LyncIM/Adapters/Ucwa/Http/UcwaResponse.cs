using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>An answer that has come completely.</summary>
internal sealed class UcwaResponse
{
    private UcwaResponse(Uri uri, HttpResponseMessage message, byte[] body)
    {
        Uri = uri;
        Status = (int)message.StatusCode;
        Location = UcwaLink.Resolve(uri, Header(message, "Location"));
        RetryAfter = RetryAfterOf(message);
        Challenges = message.Headers.TryGetValues("WWW-Authenticate", out var values) ? values.ToArray() : Array.Empty<string>();
        Version = Header(message, "X-MS-UcwaVersion");
        var media = message.Content?.Headers.ContentType?.MediaType ?? "";
        IsPage = media.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0;
        if (!IsPage && body.Length > 0 && JsonReader.TryRead(body) is { IsObject: true } node)
            Resource = new UcwaResource(node, uri);
    }

    public Uri Uri { get; }

    public int Status { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether it is a page for people, as proxies and web servers give; never the server's own word.</summary>
    public bool IsPage { get; }

    /// <summary>Where what was made is, or where else to go.</summary>
    public Uri? Location { get; }

    /// <summary>When to come back; null where nothing is said.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The challenges of an answer that demands a token.</summary>
    public IReadOnlyList<string> Challenges { get; }

    /// <summary>The version that the server names; null where it names none.</summary>
    public string? Version { get; }

    /// <summary>The object in the body; null where there is none.</summary>
    public UcwaResource? Resource { get; }

    /// <summary>Why it failed; null where the server itself does not say so.</summary>
    public UcwaReason? Reason => !IsSuccess && Resource?.Text("code") is not null ? UcwaReason.Of(Resource) : null;

    /// <summary>Whether a token is demanded; the server has been seen to do so with 403.</summary>
    public bool IsUnauthorized => Status == 401 || (Status == 403 && Challenges.Count > 0);

    /// <summary>Whether the server has refused to do anything now.</summary>
    public bool IsRefusedForNow => Status is 429 or 503;

    /// <summary>Whether it may pass: nothing is known of what was done, or nothing was.</summary>
    public bool MayPass => IsRefusedForNow || Status is 408 or 500 or 502 or 504 || IsPage;

    /// <summary>Whether the server itself says that what was asked for is not, or no longer, there.</summary>
    public bool IsGone => Status is 404 or 410 && !IsPage;

    public static async Task<UcwaResponse> ReadAsync(Uri uri, HttpResponseMessage message)
    {
        var body = message.Content is { } content ? await content.ReadAsByteArrayAsync().ConfigureAwait(false) : Array.Empty<byte>();
        return new UcwaResponse(uri, message, body);
    }

    private static string? Header(HttpResponseMessage message, string name) =>
        message.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? RetryAfterOf(HttpResponseMessage message)
    {
        if (Header(message, "Retry-After") is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86400)
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        var pause = time - DateTimeOffset.UtcNow;
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}
