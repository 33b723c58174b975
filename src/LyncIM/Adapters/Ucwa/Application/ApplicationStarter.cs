using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Signs the user in: finds the server, makes an application there, and sees who it is that was let in.</summary>
internal sealed class ApplicationStarter
{
    private readonly ClientChoice _choice;
    private readonly UcwaHttp _http;
    private readonly ServerDiscovery _discovery;
    private readonly string _endpointId = Guid.NewGuid().ToString();
    private Uri? _applications;

    public ApplicationStarter(ClientChoice choice, UcwaTransport transport, UcwaHttp http)
    {
        _choice = choice;
        _http = http;
        _discovery = new ServerDiscovery(choice.Location ?? "", transport, http);
    }

    /// <summary>Whether the account is to be available here: invitations come, and presence is published.</summary>
    public bool IsAvailabilityWanted => !_choice.SendOnly;

    /// <summary>The first time, and where the server is not found where it was, it is looked for.</summary>
    /// <exception cref="LyncException">The server is not found, or does not let the user in; SignInFailed where it lets somebody else in.</exception>
    public async Task<UcwaApplication> StartAsync(CancellationToken cancellationToken)
    {
        var application = await CreateAsync(cancellationToken).ConfigureAwait(false);
        if (_choice.User is not { } wanted || IsSame(application.User.Uri, wanted))
            return application;
        await application.DeleteAsync(cancellationToken).ConfigureAwait(false);
        var signedIn = DisplayText.OneLine(SipAddress.WithoutScheme(application.User.Uri));
        throw new LyncException(
            MessagingError.SignInFailed, $"{(signedIn.Length > 0 ? signedIn : "Nobody")} is signed in, not {wanted}.");
    }

    /// <summary>Whether the user's applications are on another host by now; false also where nobody says so.</summary>
    public async Task<bool> HasMovedAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(UcwaDecisions.LongestPause);
        try
        {
            var found = await _discovery.FindApplicationsAsync(enough.Token).ConfigureAwait(false);
            var hasMoved = _applications is null || SecureAddress.HostOf(found) != SecureAddress.HostOf(_applications);
            _applications = found;
            return hasMoved;
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<UcwaApplication> CreateAsync(CancellationToken cancellationToken)
    {
        if (_applications is { } known)
        {
            try
            {
                return await UcwaApplication.CreateAsync(_http, known, _endpointId, cancellationToken).ConfigureAwait(false);
            }
            catch (LyncException e) when (e.Error != MessagingError.SignInFailed)
            {
                // Looked for anew: it may have moved.
            }
        }
        _applications = await _discovery.FindApplicationsAsync(cancellationToken).ConfigureAwait(false);
        return await UcwaApplication.CreateAsync(_http, _applications, _endpointId, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsSame(string uri, SipAddress wanted) =>
        string.Equals(SipAddress.WithoutScheme(uri), wanted.Address, StringComparison.OrdinalIgnoreCase);
}
