using System;
using System.Net.Http;
using System.Text;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A request to the server.</summary>
internal sealed class UcwaRequest
{
    private UcwaRequest(HttpMethod method, Uri uri, RequestRepeat repeat)
    {
        Method = method;
        Uri = uri;
        Repeat = repeat;
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    /// <summary>When it may be made again.</summary>
    public RequestRepeat Repeat { get; }

    public byte[]? Body { get; private set; }

    public string ContentType { get; private set; } = "application/json";

    /// <summary>Whether the answer is of no use without a resource.</summary>
    public bool WantsResource { get; init; }

    /// <summary>Whether the body is overwritten once it has been sent: it holds a password.</summary>
    public bool IsSecret { get; private set; }

    public static UcwaRequest Get(Uri uri) => new(HttpMethod.Get, uri, RequestRepeat.Always) { WantsResource = true };

    public static UcwaRequest Delete(Uri uri) => new(HttpMethod.Delete, uri, RequestRepeat.Always);

    /// <summary>A POST of an object; without one its body is empty.</summary>
    public static UcwaRequest Post(Uri uri, JsonBody? body, RequestRepeat repeat, bool wantsResource = false) =>
        new(HttpMethod.Post, uri, repeat) { Body = body?.ToBytes(), WantsResource = wantsResource };

    /// <summary>A POST of a message's text.</summary>
    public static UcwaRequest PostText(Uri uri, string mediaType, string text) => new(HttpMethod.Post, uri, RequestRepeat.Never)
    {
        Body = Encoding.UTF8.GetBytes(text),
        ContentType = mediaType + "; charset=utf-8",
    };

    /// <summary>A POST of a form that holds a password, where there is one.</summary>
    public static UcwaRequest PostForm(Uri uri, byte[] form, RequestRepeat repeat) => new(HttpMethod.Post, uri, repeat)
    {
        Body = form,
        ContentType = "application/x-www-form-urlencoded;charset=UTF-8",
        IsSecret = true,
    };
}
