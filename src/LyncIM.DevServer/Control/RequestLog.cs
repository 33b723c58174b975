using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using LyncIM.DevServer.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LyncIM.DevServer.Control;

/// <summary>All requests that the server has seen, the last 10,000 of them. Safe for any thread.</summary>
public sealed class RequestLog
{
    private const int Longest = 10_000;
    private const int LongestBody = 16_384;

    private readonly object _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private long _number;

    /// <summary>What has been recorded, in the order in which it came.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
                return _requests.ToArray();
        }
    }

    /// <summary>Forgets what was recorded; numbers go on.</summary>
    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    internal RecordedRequest Begin(HttpContext context, byte[] body)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => Secrets.BlotHeader(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase);
        lock (_gate)
        {
            var request = new RecordedRequest(++_number, context.Request.Method, Secrets.Blot(target), headers, Printable(body));
            _requests.Enqueue(request);
            if (_requests.Count > Longest)
                _requests.Dequeue();
            return request;
        }
    }

    internal static void End(RecordedRequest request, int status, byte[] body, long started)
    {
        request.ResponseBody = Printable(body);
        request.Milliseconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
        request.Status = status;
    }

    private static string Printable(byte[] body) => Secrets.Blot(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, LongestBody)));
}
