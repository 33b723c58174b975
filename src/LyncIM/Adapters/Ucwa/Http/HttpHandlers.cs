using System;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Security.Authentication;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Makes the framework's HTTP handlers: TLS 1.2 or later, the system's trust and proxy, nothing followed by itself.</summary>
internal static class HttpHandlers
{
    /// <summary>Enough that the pending GET never has to wait for its turn; the .NET Framework's own default is two.</summary>
    private const int MostConnections = 256;

    private const SslProtocols Tls13 = (SslProtocols)12288;

    /// <param name="credentials">What to answer challenges of Negotiate and NTLM with; null answers none.</param>
    /// <param name="skipCertificateCheck">Whether a certificate that is not trusted is taken all the same.</param>
    public static HttpMessageHandler Create(ICredentials? credentials, bool skipCertificateCheck)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            MaxConnectionsPerServer = MostConnections,
            SslProtocols = IsFramework ? SslProtocols.Tls12 : SslProtocols.Tls12 | Tls13,
            UseCookies = false,
        };
        if (credentials is not null)
            handler.Credentials = credentials;
        if (skipCertificateCheck)
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        return handler;
    }

    private static bool IsFramework => RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
}
