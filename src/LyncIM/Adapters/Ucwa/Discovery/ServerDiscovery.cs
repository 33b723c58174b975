using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Finds where the user's applications are: the discovery root by the names that a server has, then on to where the user is homed. No
/// secret is sent before a root has been found.
/// </summary>
internal sealed class ServerDiscovery
{
    private readonly UcwaTransport _transport;
    private readonly UcwaHttp _http;
    private readonly IReadOnlyList<Uri> _candidates;
    private readonly string _location;

    /// <param name="location">What the user has given.</param>
    /// <param name="transport">For questions that nobody need be signed in for.</param>
    /// <param name="http">For all others.</param>
    public ServerDiscovery(string location, UcwaTransport transport, UcwaHttp http)
    {
        _location = location.Trim();
        _candidates = ServerAddress.Candidates(location);
        _transport = transport;
        _http = http;
    }

    /// <summary>The URI of the applications.</summary>
    /// <exception cref="LyncException">ServerNotFound with each URI and its reason; SignInFailed.</exception>
    public async Task<Uri> FindApplicationsAsync(CancellationToken cancellationToken)
    {
        var user = await FindUserAsync(cancellationToken).ConfigureAwait(false);
        var visited = new HashSet<string>();
        while (true)
        {
            if (!visited.Add(user.AbsoluteUri) || visited.Count > UcwaDecisions.MostRedirects)
                throw NotFound(new[] { Circle(user) });
            var resource = await AskUserAsync(user, cancellationToken).ConfigureAwait(false);
            if (resource.Link("applications")?.Uri is { } applications)
                return Follow(user, applications);
            user = (resource.Link("user") ?? resource.Link("redirect"))?.Uri is { } next
                ? Follow(user, next)
                : throw NotFound(new[] { $"{SecureAddress.Show(user)}: it names no applications" });
        }
    }

    private async Task<UcwaResource> AskUserAsync(Uri user, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendRepeatedlyAsync(UcwaRequest.Get(user), cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess && response.Resource is { } resource)
                return resource;
            if (response.Status is 401 or 403)
                throw new LyncException(
                    MessagingError.SignInFailed, $"The server knows the account, but does not let it in (HTTP {response.Status}).");
            throw NotFound(new[] { $"{SecureAddress.Show(user)}: {Describe(response)}" });
        }
        catch (TransportException e)
        {
            throw NotFound(new[] { $"{SecureAddress.Show(user)}: {e.Message}" });
        }
    }

    /// <summary>
    /// Asks one name after the other, the next where one has failed or is silent for some time; of those that answer, the first in the
    /// order of preference counts.
    /// </summary>
    private async Task<Uri> FindUserAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<(Uri? User, string Reason)>>();
        try
        {
            foreach (var candidate in _candidates)
            {
                attempts.Add(AskRootAsync(candidate, enough.Token));
                await WhenOneSucceedsAsync(attempts, UcwaDecisions.NextNameAfter, cancellationToken).ConfigureAwait(false);
                if (attempts.Any(HasSucceeded))
                    break;
            }
            await WhenOneSucceedsAsync(attempts, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            var first = attempts.FindIndex(HasSucceeded);
            if (first < 0)
                throw NotFound(attempts.Select(attempt => attempt.Result.Reason));
            var preferred = Task.WhenAll(attempts.Take(first));
            await preferred.CompletesWithinAsync(UcwaDecisions.PreferredNameTime, cancellationToken).ConfigureAwait(false);
            return attempts.First(HasSucceeded).Result.User!;
        }
        finally
        {
            enough.Cancel();
            Task.WhenAll(attempts).IgnoreFault();
        }
    }

    private static bool HasSucceeded(Task<(Uri? User, string Reason)> attempt) =>
        attempt.Status == TaskStatus.RanToCompletion && attempt.Result.User is not null;

    /// <summary>Waits for the first success, the last failure, or until the time is over.</summary>
    private static async Task WhenOneSucceedsAsync(
        IReadOnlyCollection<Task<(Uri? User, string Reason)>> attempts, TimeSpan time, CancellationToken cancellationToken)
    {
        var limit = Task.Delay(time, cancellationToken);
        while (!attempts.Any(HasSucceeded) && attempts.Where(attempt => !attempt.IsCompleted).ToArray() is { Length: > 0 } open)
        {
            if (await Task.WhenAny(open.Append(limit)).ConfigureAwait(false) == limit)
                break;
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Where a root says that users are asked for, through all its redirects; else why not.</summary>
    private async Task<(Uri? User, string Reason)> AskRootAsync(Uri candidate, CancellationToken cancellationToken)
    {
        var visited = new HashSet<string>();
        var root = candidate;
        try
        {
            while (visited.Add(root.AbsoluteUri) && visited.Count <= UcwaDecisions.MostRedirects)
            {
                var response = await AskAsync(root, cancellationToken).ConfigureAwait(false);
                if (response.Resource?.Link("user")?.Uri is { } user)
                    return (Follow(root, user), "");
                // Somebody has given the user's own URI, which wants a token.
                if (response.IsUnauthorized && Challenge.Find(root, response.Challenges) is not null)
                    return (root, "");
                var next = response.IsSuccess ? response.Resource?.Link("redirect")?.Uri : response.Status / 100 == 3 ? response.Location : null;
                if (next is null)
                    return (null, $"{SecureAddress.Show(root)}: {Describe(response)}");
                root = Follow(root, next);
            }
            return (null, Circle(root));
        }
        catch (TransportException e)
        {
            return (null, $"{SecureAddress.Show(root)}: {e.Message}");
        }
        catch (LyncException e)
        {
            return (null, $"{SecureAddress.Show(root)}: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Asks again where somebody on the way is busy.</summary>
    private async Task<UcwaResponse> AskAsync(Uri root, CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        while (true)
        {
            var response = await _transport.SendAsync(UcwaRequest.Get(root), null, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess || !response.MayPass || backoff.Failures + 1 >= UcwaDecisions.MostAttempts)
                return response;
            await Task.Delay(backoff.Next(response.RetryAfter), cancellationToken).ConfigureAwait(false);
        }
    }

    private static Uri Follow(Uri source, Uri target)
    {
        if (SecureAddress.MayFollow(source, target))
            return target;
        throw new LyncException(
            MessagingError.ServerNotFound,
            $"{SecureAddress.Show(source)} leads to {SecureAddress.Show(target)}, which is plain http: https is needed, and nothing was sent there.");
    }

    private static string Describe(UcwaResponse response) =>
        response.IsSuccess ? "what answers there is no discovery service" : $"HTTP {response.Status}";

    private static string Circle(Uri uri) => $"{SecureAddress.Show(uri)}: it is redirected in a circle, or too often";

    private LyncException NotFound(IEnumerable<string> reasons) => new(
        MessagingError.ServerNotFound, $"No server was found for {_location}. Tried: {string.Join("; ", reasons)}.");
}
