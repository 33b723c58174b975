using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Http;

/// <summary>One request and its answer, whole: records them, lets go wrong what shall, and says how long the answer is.</summary>
internal sealed class Exchange
{
    private const int LargestBody = 1_000_000;
    private const string BodyKey = "body";

    private readonly ServerState _state;
    private readonly RequestDelegate _next;

    public Exchange(ServerState state, RequestDelegate next)
    {
        _state = state;
        _next = next;
    }

    public static string BodyOf(HttpContext context) => Encoding.UTF8.GetString((byte[])context.Items[BodyKey]!);

    public async Task RunAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var body = await ReadAsync(context).ConfigureAwait(false);
        context.Items[BodyKey] = body;
        var record = _state.Requests.Begin(context, body);
        record.User = _state.Tokens.Find(context)?.Address;
        var fault = _state.Faults.Take(record);
        try
        {
            // Records before anything is written, so that whoever has the answer finds it in the record.
            var answer = await AnswerAsync(context, fault).ConfigureAwait(false);
            RequestLog.End(record, answer is null ? 0 : context.Response.StatusCode, answer ?? [], started);
            if (answer is null)
                context.Abort();
            else
                await WriteAsync(context, answer, fault).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            if (record.Status is null)
                RequestLog.End(record, 0, [], started);
            context.Abort();
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        context.Request.EnableBuffering(bufferThreshold: LargestBody);
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted).ConfigureAwait(false);
        context.Request.Body.Position = 0;
        return copy.ToArray();
    }

    /// <summary>Does what was asked for, or what is to go wrong; null where the connection is cut.</summary>
    private async Task<byte[]?> AnswerAsync(HttpContext context, RequestFault? fault)
    {
        if (fault?.Kind == FaultKind.CutBefore)
            return null;
        if (fault?.Kind == FaultKind.SlowBefore)
            await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(false);
        var answer = await RunNextAsync(context, fault).ConfigureAwait(false);
        if (fault?.Kind == FaultKind.SlowAfter)
            await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(false);
        return fault?.Kind == FaultKind.CutAfter ? null : answer;
    }

    private async Task<byte[]> RunNextAsync(HttpContext context, RequestFault? fault)
    {
        var response = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            if (fault is not null && FaultyReplies.InPlaceOf(context, fault, _state) is { } reply)
                await reply.ExecuteAsync(context).ConfigureAwait(false);
            else
                await _next(context).ConfigureAwait(false);
            if (IsMissing(context, buffer))
                await Routes.Missing(context, _state, context.Response.StatusCode).ExecuteAsync(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = response;
        }
        return fault is null ? buffer.ToArray() : FaultyReplies.Spoil(context, fault, buffer.ToArray());
    }

    private static bool IsMissing(HttpContext context, MemoryStream body) =>
        context.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
        && body.Length == 0 && context.Request.Path.StartsWithSegments(Routes.Applications);

    private static async Task WriteAsync(HttpContext context, byte[] answer, RequestFault? fault)
    {
        var response = context.Response;
        var mayHaveBody = response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
        var bytes = mayHaveBody && IsPackedFor(context, answer) ? Pack(response, answer) : answer;
        if (mayHaveBody)
            response.ContentLength = bytes.Length;
        // Leaves an answer to be cut by the web server: it closes a connection on which less was written than was said.
        var written = fault?.Kind == FaultKind.CutWithin ? bytes.AsMemory(0, bytes.Length / 2) : bytes;
        if (written.Length > 0 && context.Request.Method != "HEAD")
            await response.Body.WriteAsync(written, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Lync packs every GET that may be packed, whatever its size: a client depends on that.</summary>
    private static bool IsPackedFor(HttpContext context, byte[] answer) =>
        answer.Length > 0 && context.Request.Method == "GET" && !context.Response.Headers.ContainsKey("Content-Encoding")
        && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

    private static byte[] Pack(HttpResponse response, byte[] answer)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(answer);
        response.Headers.ContentEncoding = "gzip";
        return packed.ToArray();
    }
}
