using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Tests.Ucwa;

/// <summary>Plays the handshake of Negotiate, which cannot be completed on one machine: answers the challenge with some token.</summary>
internal sealed class HandshakeHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var type = request.Content.Headers.ContentType;
        request.Content = With(body, type);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        var again = new HttpRequestMessage(request.Method, request.RequestUri) { Content = With(body, type) };
        again.Headers.Authorization = new AuthenticationHeaderValue("Negotiate", "YIIBhg==");
        return await base.SendAsync(again, cancellationToken);
    }

    private static ByteArrayContent With(byte[] body, MediaTypeHeaderValue? type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type;
        return content;
    }
}
