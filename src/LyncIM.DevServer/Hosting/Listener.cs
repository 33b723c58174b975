using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Autodiscover;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Invitations;
using LyncIM.DevServer.Meetings;
using LyncIM.DevServer.Network;
using LyncIM.DevServer.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace LyncIM.DevServer.Hosting;

/// <summary>One web server on one port.</summary>
internal sealed partial class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _application;

    private Listener(WebApplication application) => _application = application;

    public int Port =>
        new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<Listener> StartAsync(ServerState state, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            void Encrypt(ListenOptions listen)
            {
                if (state.Options.Certificate is { } certificate)
                    listen.UseHttps(certificate);
            }

            // Listens on both loopback addresses: clients on Windows lose seconds on the one where nobody does.
            if (port != 0 && state.Options.Address.Equals(IPAddress.Loopback))
                kestrel.ListenLocalhost(port, Encrypt);
            else
                kestrel.Listen(state.Options.Address, port, Encrypt);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        application.Use((context, next) =>
        {
            // Takes several slashes for one, as Lync's web server does: a client joins a root with a path that begins with one.
            context.Request.Path = Slashes().Replace(context.Request.Path.Value!, "/");
            return next(context);
        });
        ServeFiles(application);
        application.UseWhen(
            context => !context.Request.Path.StartsWithSegments(RequestLogEndpoints.Path),
            branch => branch.Use(next => context => new Exchange(state, next).RunAsync(context)));
        application.UseRouting();
        Map(new Routes(application, state));
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new Listener(application);
    }

    /// <summary>Stops listening; connections that are not done by then are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        await _application.StopAsync(patience.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Map(Routes routes)
    {
        DiscoveryEndpoints.Map(routes);
        TokenEndpoint.Map(routes);
        ApplicationEndpoints.Map(routes);
        CommunicationEndpoints.Map(routes);
        MeEndpoints.Map(routes);
        OwnPresenceEndpoints.Map(routes);
        EventEndpoints.Map(routes);
        InvitationEndpoints.Map(routes);
        ConversationEndpoints.Map(routes);
        MessagingEndpoints.Map(routes);
        MeetingEndpoints.Map(routes);
        PeopleEndpoints.Map(routes);
        SubscriptionEndpoints.Map(routes);
        RequestLogEndpoints.Map(routes);
    }

    /// <summary>Serves the page where there is one: to a browser, which asks for HTML; "/" is discovery for everybody else.</summary>
    private static void ServeFiles(WebApplication application)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(folder))
            return;
        application.Use((context, next) =>
        {
            var isBrowser = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
            if (context.Request.Path == "/" && isBrowser)
                context.Request.Path = "/index.html";
            return next(context);
        });
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.ContentSecurityPolicy = "default-src 'self'";
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers.CacheControl = "no-cache";
            },
        });
    }

    [GeneratedRegex("//+")]
    private static partial Regex Slashes();
}
