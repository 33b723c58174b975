using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Makes one request, and waits for all of its answer. It repeats, follows and authorizes nothing.</summary>
internal sealed class UcwaTransport : IDisposable
{
    /// <summary>The longest answer that is taken, in octets.</summary>
    private const long LongestAnswer = 32 * 1024 * 1024;

    private readonly HttpClient _client;

    public UcwaTransport(HttpMessageHandler handler)
    {
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <param name="request">What is asked for.</param>
    /// <param name="token">The token of that host; null for none.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <exception cref="TransportException">No answer has come, or not all of it.</exception>
    /// <exception cref="LyncException">ServerNotFound: it is plain http.</exception>
    public async Task<UcwaResponse> SendAsync(UcwaRequest request, string? token, CancellationToken cancellationToken)
    {
        SecureAddress.Demand(request.Uri);
        var body = new OnceStream(request.Body ?? Array.Empty<byte>());
        using var message = CreateMessage(request, body, token);
        try
        {
            using var response = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return await UcwaResponse.ReadAsync(request.Uri, response).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // What has no body may have gone out whole before anything of it was read.
            throw new TransportException(TransportException.Describe(e), request.Body is not { Length: > 0 } || body.HasBegun, e);
        }
        finally
        {
            if (request is { IsSecret: true, Body: { } secret })
                Array.Clear(secret, 0, secret.Length);
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage CreateMessage(UcwaRequest request, OnceStream body, string? token)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.ExpectContinue = false;
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Method != HttpMethod.Post)
            return message;
        message.Content = request.Body is { Length: > 0 } ? new StreamContent(body) : new ByteArrayContent(Array.Empty<byte>());
        message.Content.Headers.ContentLength = request.Body?.Length ?? 0;
        if (request.Body is { Length: > 0 })
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        return message;
    }
}
