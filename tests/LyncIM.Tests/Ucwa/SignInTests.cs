using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using LyncIM.DevServer;
using LyncIM.DevServer.Control;
using LyncIM.Messaging;

namespace LyncIM.Tests.Ucwa;

/// <summary>Who signs in, with what, and what becomes of secrets.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task A_password_signs_in_and_the_client_says_who_and_where()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var client = await scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("kim") });
        Assert.Equal(("kim@contoso.com", "Server", "SignedIn"), (client.SipAddress, client.Kind, client.State));
        Assert.Equal(scene.Server.Url.AbsoluteUri.TrimEnd('/'), client.Source);
        Assert.Equal(1, scene.Control.ApplicationCount);
    }

    [Fact]
    public async Task Without_a_credential_the_account_that_runs_the_process_signs_in()
    {
        await using var scene = await ServerScene.BeginAsync();
        Assert.Equal("me@contoso.com", (await scene.LookAsync()).SipAddress);
        Assert.Contains(scene.Requests, request => request.RequestBody.Contains("urn:microsoft.rtc:windows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var failure = await scene.FailsAsync(scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("kim", "wrong") }));
        Assert.Equal(MessagingError.SignInFailed, failure.Error);
        Assert.Contains("kim", failure.Message, StringComparison.Ordinal);
        Assert.Single(scene.Requests, request => request.Path.EndsWith("/oauthtoken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_else_than_was_asked_for_is_not_let_in_and_both_are_named()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var failure = await scene.FailsAsync(scene.ConnectAsync(scene.Choice with { User = SipAddress.Parse("kim@contoso.com") }));
        Assert.Equal(MessagingError.SignInFailed, failure.Error);
        Assert.Contains("me@contoso.com", failure.Message, StringComparison.Ordinal);
        Assert.Contains("kim@contoso.com", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, scene.Control.ApplicationCount);
    }

    [Fact]
    public async Task Where_only_passwords_are_taken_an_account_without_one_is_told_so()
    {
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.Offer(passwords: true, windows: false);
        var failure = await scene.FailsAsync(scene.ConnectAsync());
        Assert.Equal(MessagingError.SignInFailed, failure.Error);
        Assert.Contains("password", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_passwords_are_taken_a_credential_goes_into_a_handshake()
    {
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.Offer(passwords: false, windows: true);
        scene.Control.SignIn.ChallengeWindows();
        var handshakes = 0;
        scene.Handlers = (credentials, skip) =>
        {
            var handler = Adapters.Ucwa.HttpHandlers.Create(null, skip);
            if (credentials is null)
                return handler;
            Assert.Equal("kim", credentials.GetCredential(scene.Server.Url, "NTLM")?.UserName);
            Assert.Equal("CONTOSO", credentials.GetCredential(scene.Server.Url, "Negotiate")?.Domain);
            Assert.Null(credentials.GetCredential(scene.Server.Url, "Basic"));
            Assert.Null(credentials.GetCredential(new Uri("https://elsewhere.example/"), "NTLM"));
            handshakes++;
            return new HandshakeHandler(handler);
        };
        await scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("CONTOSO\\kim") });
        Assert.Equal(1, handshakes);
        Assert.DoesNotContain(scene.Requests, request => request.RequestBody.Contains("secret7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_homed_on_another_host_gets_a_token_there_and_none_goes_elsewhere()
    {
        await using var home = await DevServerHost.StartAsync();
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.RedirectUsers(new Uri(home.Url, "/Autodiscover/AutodiscoverService.svc/root/oauth/user"));
        var client = await scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("kim") });
        Assert.Equal(home.Url.AbsoluteUri.TrimEnd('/'), client.Source);
        Assert.Equal((0, 1), (scene.Control.ApplicationCount, home.Control.ApplicationCount));
        // The first request to the other host carries no token of this one.
        Assert.Equal(401, home.Control.Requests.All[0].Status);
        Assert.False(home.Control.Requests.All[0].Headers.ContainsKey("Authorization"));
        await scene.DemandItWorksAsync();
    }

    [Fact]
    public async Task Applications_on_another_host_get_a_token_of_their_own()
    {
        await using var pool = await DevServerHost.StartAsync();
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.PlaceApplications(new Uri(pool.Url, "/ucwa/oauth/v1/applications"));
        var client = await scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("kim") });
        Assert.Equal(pool.Url.AbsoluteUri.TrimEnd('/'), client.Source);
        Assert.False(pool.Control.Requests.All[0].Headers.ContainsKey("Authorization"));
        await scene.DemandItWorksAsync();
    }

    [Theory]
    [InlineData("http://contoso.example/")]
    [InlineData("http://192.0.2.1:5080")]
    public async Task Plain_http_is_refused_before_anything_is_sent(string address)
    {
        await using var scene = await ServerScene.PrepareAsync();
        var failure = await scene.FailsAsync(scene.ConnectAsync(new ClientChoice(ClientKind.Server, address)));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.Contains("https is needed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_plain_http_is_not_followed()
    {
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.RedirectUsers(new Uri("http://192.0.2.1/root/oauth/user"));
        var failure = await scene.FailsAsync(scene.ConnectAsync());
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.Contains("https is needed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("192.0.2.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        await using var scene = await ServerScene.PrepareAsync();
        scene.Control.SignIn.RedirectDiscovery(new Uri(scene.Server.Url, "/Autodiscover/AutodiscoverService.svc/root"));
        var failure = await scene.FailsAsync(scene.ConnectAsync());
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.Contains("circle", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_each_address_and_its_reason_are_told()
    {
        var port = FreePort();
        await using var scene = await ServerScene.PrepareAsync();
        var failure = await scene.FailsAsync(scene.ConnectAsync(new ClientChoice(ClientKind.Server, $"localhost:{port}")));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.Contains($"https://localhost:{port}/: nobody listens there", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:{port}/Autodiscover/AutodiscoverService.svc/root: nobody", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_told_for_each_name_that_was_tried()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var failure = await scene.FailsAsync(scene.ConnectAsync(new ClientChoice(ClientKind.Server, "nobody.invalid")));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        foreach (var host in new[] { "lyncdiscoverinternal.nobody.invalid", "lyncdiscover.nobody.invalid", "https://nobody.invalid" })
            Assert.Contains(host, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_alone_is_enough_and_so_is_the_whole_address_of_a_discovery_root()
    {
        await using var scene = await ServerScene.PrepareAsync();
        foreach (var address in new[] { $"localhost:{scene.Server.Port}", $"{scene.Server.Url}Autodiscover/AutodiscoverService.svc/root" })
        {
            Assert.Equal("SignedIn", (await scene.ConnectAsync(new ClientChoice(ClientKind.Server, address))).State);
            Assert.Equal(1, scene.Control.ApplicationCount);
        }
    }

    [Fact]
    public async Task The_same_user_on_the_same_server_keeps_token_and_application()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var choice = scene.Choice with { Credential = ServerScene.Credential("kim") };
        await scene.ConnectAsync(choice);
        var count = scene.Requests.Count;
        await scene.ConnectAsync(choice with { Credential = ServerScene.Credential("KIM") });
        await scene.ConnectAsync(choice with { Credential = null, User = SipAddress.Parse("kim@contoso.com") });
        Assert.Equal(count, scene.Requests.Count);
        await scene.ConnectAsync(choice with { Credential = ServerScene.Credential("lee") });
        Assert.Equal(["lee@contoso.com"], scene.Control.SignedIn);
    }

    [Fact]
    public async Task Letting_go_deletes_the_application()
    {
        await using var scene = await ServerScene.BeginAsync();
        await scene.Session.DisconnectAsync(signOut: false, force: false, scene.Within(), scene.Notices);
        Assert.Equal(0, scene.Control.ApplicationCount);
        await scene.DemandItWorksAsync();
    }

    [Fact]
    public async Task No_secret_is_in_what_is_told()
    {
        await using var scene = await ServerScene.PrepareAsync();
        var choice = scene.Choice with { Credential = ServerScene.Credential("kim", "wrong") };
        var failure = await scene.FailsAsync(scene.ConnectAsync(choice));
        await scene.ConnectAsync(scene.Choice with { Credential = ServerScene.Credential("kim") });
        scene.Control.Faults.Add(FaultKind.Garbage, "POST", "/messagingInvitations");
        var told = string.Join('\n', scene.Notices.Verboses.Concat(scene.Notices.Warnings)) + failure;
        foreach (var secret in new[] { "wrong", "secret7", "cwt=" })
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
