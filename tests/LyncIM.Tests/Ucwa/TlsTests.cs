using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.Tests.Processes;

namespace LyncIM.Tests.Ucwa;

/// <summary>Certificates, trusted and not.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = NewCertificate();
    private ServerScene _scene = null!;

    public async Task InitializeAsync() =>
        _scene = await ServerScene.PrepareAsync(new DevServerOptions { Certificate = _certificate });

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_and_no_request_is_made()
    {
        var failure = await _scene.FailsAsync(_scene.ConnectAsync(_scene.Choice with { Credential = ServerScene.Credential("kim") }));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.Contains("certificate is not trusted", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Control.Requests.All);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_taken_where_that_is_asked_for()
    {
        var choice = _scene.Choice with { SkipCertificateCheck = true };
        Assert.Equal("SignedIn", (await _scene.ConnectAsync(choice)).State);
        await _scene.DemandItWorksAsync();
        var failure = await _scene.FailsAsync(_scene.ConnectAsync(choice with { SkipCertificateCheck = false }));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
    }

    [Fact]
    public async Task A_certificate_that_the_system_trusts_is_taken_and_a_script_that_ends_leaves_no_application()
    {
        var trusted = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(trusted, _certificate.ExportCertificatePem());
            var script = $"Connect-LyncClient -Server {_scene.Server.Url} | ForEach-Object State; Send-LyncMessage kim@contoso.com hi";
            using var process = ConsoleProcess.Start(
                ["-Command", script], new Dictionary<string, string?> { ["SSL_CERT_FILE"] = trusted });
            var result = await process.EndAsync("");
            Assert.Equal(("SignedIn", ""), (result.Output.Trim(), result.Error));
            Assert.Equal(["hi"], _scene.DeliveredTo("kim@contoso.com"));
            Assert.Equal(0, _scene.Control.ApplicationCount);
        }
        finally
        {
            File.Delete(trusted);
        }
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
