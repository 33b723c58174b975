using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Http;

/// <summary>What a request is answered with.</summary>
internal sealed class Reply
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int _status;
    private readonly byte[] _body;
    private readonly string? _contentType;
    private readonly List<KeyValuePair<string, string>> _headers = [];

    private Reply(int status, byte[]? body = null, string? contentType = null)
    {
        _status = status;
        _body = body ?? [];
        _contentType = contentType;
    }

    public static Reply NoContent { get; } = new(StatusCodes.Status204NoContent);

    public static Reply NotModified { get; } = new(StatusCodes.Status304NotModified);

    public static Reply Of(JsonNode body, int status = StatusCodes.Status200OK) => Text(body.ToJsonString(Compact), Json, status);

    public static Reply Text(string body, string contentType, int status = StatusCodes.Status200OK) =>
        new(status, Encoding.UTF8.GetBytes(body), contentType);

    public static Reply Bytes(byte[] body, string contentType) => new(StatusCodes.Status200OK, body, contentType);

    /// <summary>Nothing but where it is: what is made is told by events.</summary>
    public static Reply Created(string location) => new Reply(StatusCodes.Status201Created).With("Location", location);

    public static Reply Of(UcwaException failure)
    {
        var body = new JsonObject { ["code"] = failure.Code };
        if (failure.Subcode is not null)
            body["subcode"] = failure.Subcode;
        body["message"] = failure.Message;
        return Of(body, failure.Status);
    }

    public Reply With(string header, string value)
    {
        _headers.Add(new(header, value));
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.Headers.CacheControl = "no-cache";
        foreach (var header in _headers)
            response.Headers.Append(header.Key, header.Value);
        if (_contentType is not null)
            response.ContentType = _contentType;
        if (_body.Length > 0)
            await response.Body.WriteAsync(_body, httpContext.RequestAborted).ConfigureAwait(false);
    }
}
