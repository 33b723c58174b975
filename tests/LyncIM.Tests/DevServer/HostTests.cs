using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.DevServer.Support;
using static LyncIM.Tests.DevServer.Support.UcwaClient;

namespace LyncIM.Tests.DevServer;

public sealed class HostTests : DevServerTestBase
{
    [Fact]
    public async Task A_server_that_is_back_goes_on_with_everybody()
    {
        var me = await SignInAsync();
        var pending = me.Http.GetAsync(me.EventsHref);
        await Server.StopListeningAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => pending);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => me.PollAsync());
        await Server.ListenAsync();
        await me.ConnectAsync("kim@contoso.com");
    }

    [Fact]
    public async Task A_server_that_starts_anew_knows_nobody()
    {
        var me = await SignInAsync();
        await Server.RestartAsync();
        Assert.Equal(401, (int)(await me.Http.GetAsync(me.EventsHref)).StatusCode);
        var again = await SignInAsync(isAvailable: false);
        var gone = await again.Http.GetAsync(Link(me.Application, "self"));
        Assert.Equal("404 NotFound ApplicationNotFound", await ErrorOf(gone));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await Assert.ThrowsAsync<System.IO.IOException>(() => DevServerHost.StartAsync(new DevServerOptions { Port = Server.Port }));
    }

    [Fact]
    public async Task A_server_with_a_certificate_is_trusted_by_whoever_trusts_that()
    {
        using var certificate = NewCertificate();
        await using var server = await DevServerHost.StartAsync(new DevServerOptions { Certificate = certificate });
        Assert.Equal("https", server.Url.Scheme);
        using var stranger = new HttpClient();
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(server.Url));
        Assert.IsType<AuthenticationException>(failure.InnerException);
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint,
        };
        using var friend = new HttpClient(handler);
        Assert.Contains($"\"{server.Url}Autodiscover/", await friend.GetStringAsync(server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_windows_grant_signs_in_whom_the_server_was_told()
    {
        await using var server = await DevServerHost.StartAsync(new DevServerOptions { User = "lee" });
        using var http = new HttpClient();
        var form = new FormUrlEncodedContent([new("grant_type", "urn:microsoft.rtc:windows")]);
        Assert.Equal(200, (int)(await http.PostAsync($"{server.Url}WebTicket/oauthtoken", form)).StatusCode);
        await UcwaClient.SignInAsync(server, "lee", isAvailable: false);
        Assert.Equal(["lee@contoso.com"], server.Control.SignedIn);
    }

    [Fact]
    public async Task Who_comes_from_elsewhere_is_nobody_by_their_windows_account()
    {
        var address = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork))
            .FirstOrDefault(candidate => !IPAddress.IsLoopback(candidate));
        if (address is null)
            return;
        await using var server = await DevServerHost.StartAsync(new DevServerOptions { Address = address });
        using var http = new HttpClient();
        var form = new FormUrlEncodedContent([new("grant_type", "urn:microsoft.rtc:windows")]);
        var response = await http.PostAsync($"{server.Url}WebTicket/oauthtoken", form);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains("Negotiate", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
