using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What was made for this process on the server: where its parts are. It is replaced as a whole when the server has lost it.</summary>
internal sealed class UcwaApplication
{
    private readonly UcwaHttp _http;
    private readonly UcwaResource _resource;
    private volatile UcwaResource _me;
    private volatile UcwaResource? _people;
    private volatile UcwaResource? _communication;

    private UcwaApplication(UcwaHttp http, UcwaResource resource, Uri self, Uri events, UcwaResource me, string? version)
    {
        _http = http;
        _resource = resource;
        _me = me;
        Self = self;
        Events = events;
        Version = version;
    }

    public Uri Self { get; }

    /// <summary>Where the event channel begins.</summary>
    public Uri Events { get; }

    /// <summary>The version that the server names; null where it names none.</summary>
    public string? Version { get; }

    /// <summary>The user who was signed in.</summary>
    public Person User => new(_me.Text("uri") ?? "", _me.Text("name") ?? "");

    /// <summary>The user as a resource: links are there when what they are for can be done.</summary>
    public UcwaResource Me => _me;

    /// <summary>Makes an application, or finds the one that was made for the same endpoint: asking twice is as good as asking once.</summary>
    /// <exception cref="LyncException">The server makes none.</exception>
    public static async Task<UcwaApplication> CreateAsync(
        UcwaHttp http, Uri applications, string endpointId, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var body = new JsonBody()
            .Add("UserAgent", "LyncIM/" + typeof(UcwaApplication).Assembly.GetName().Version)
            .Add("EndpointId", endpointId)
            .Add("Culture", culture.Length > 0 ? culture : "en-US");
        var request = UcwaRequest.Post(applications, body, RequestRepeat.Always, wantsResource: true);
        var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Status == 403)
            throw new LyncException(
                MessagingError.SignInFailed, $"The server does not let the account use this way to it ({Describe(response)}).", code: 403);
        var resource = response.IsSuccess ? response.Resource : throw UcwaErrors.Of(response);
        if (resource?.Link("events") is null && (resource?.Self ?? response.Location) is { } made)
            resource = await http.FindAsync(made, cancellationToken).ConfigureAwait(false);
        if ((resource?.Self ?? response.Location) is not { } self || resource?.Link("events")?.Uri is not { } events)
            throw new LyncException(MessagingError.ServerFailure, "The server made an application that names no events.");
        var me = await FindPartAsync(http, resource, "me", cancellationToken).ConfigureAwait(false)
            ?? throw new LyncException(MessagingError.ServerFailure, "The server does not say who was signed in.");
        return new UcwaApplication(http, resource, self, events, me, response.Version);
    }

    /// <summary>Makes the account available here: invitations come to this process, too, and presence can be published.</summary>
    /// <exception cref="LyncException">The server does not let the account do so.</exception>
    public async Task MakeAvailableAsync(CancellationToken cancellationToken)
    {
        if (_me.Link("makeMeAvailable")?.Uri is { } uri)
        {
            var body = new JsonBody()
                .Add("signInAs", "Online")
                .Add("supportedMessageFormats", new[] { "Plain", "Html" })
                .Add("supportedModalities", new[] { "Messaging" });
            var response = await _http.SendAsync(
                UcwaRequest.Post(uri, body, RequestRepeat.Always), cancellationToken).ConfigureAwait(false);
            // 409: it is available already, perhaps since an attempt whose answer was lost.
            if (response is { Status: 403, Reason: not null })
                throw new LyncException(
                    MessagingError.LyncFailure, $"The server does not let the account be available here ({Describe(response)}).", code: 403)
                {
                    Recommendation = "Connect with -SendOnly: messages can be sent, and answers to them are heard all the same.",
                };
            if (!response.IsSuccess && response.Status != 409)
                throw UcwaErrors.Of(response);
        }
        await RefreshMeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the user again.</summary>
    public async Task RefreshMeAsync(CancellationToken cancellationToken)
    {
        if (_me.Self is { } self && await _http.FindAsync(self, cancellationToken).ConfigureAwait(false) is { } me)
            _me = me;
    }

    /// <summary>Where people are searched and subscribed to; null where the server gives no such link.</summary>
    public async Task<Uri?> FindPeopleLinkAsync(string rel, CancellationToken cancellationToken)
    {
        _people ??= await FindPartAsync(_http, _resource, "people", cancellationToken).ConfigureAwait(false);
        return _people?.Link(rel)?.Uri;
    }

    /// <summary>Where conversations are started and listed; null where the server gives no such link.</summary>
    public async Task<Uri?> FindCommunicationLinkAsync(string rel, CancellationToken cancellationToken)
    {
        if (_communication?.Link(rel)?.Uri is { } known)
            return known;
        if (_communication is { Self: { } self })
            _communication = await _http.FindAsync(self, cancellationToken).ConfigureAwait(false) ?? _communication;
        else
            _communication = await FindPartAsync(_http, _resource, "communication", cancellationToken).ConfigureAwait(false);
        return _communication?.Link(rel)?.Uri;
    }

    /// <summary>Ends it, with all that was made in it. Never throws.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _http.SendAsync(UcwaRequest.Delete(Self), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException or ObjectDisposedException)
        {
            // The server ends by itself what nobody asks for any more.
        }
    }

    /// <summary>A part that is embedded, or linked to.</summary>
    private static async Task<UcwaResource?> FindPartAsync(
        UcwaHttp http, UcwaResource resource, string rel, CancellationToken cancellationToken) =>
        resource.Embedded(rel)
        ?? (resource.Link(rel)?.Uri is { } uri ? await http.FindAsync(uri, cancellationToken).ConfigureAwait(false) : null);

    private static string Describe(UcwaResponse response) =>
        response.Reason is { } reason ? UcwaErrors.Describe(reason) : $"HTTP {response.Status}";
}
