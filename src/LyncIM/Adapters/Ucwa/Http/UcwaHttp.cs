using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Talks to the server: adds the token of each host and gets another one where it has expired, follows redirects, and repeats what may
/// be repeated, later each time.
/// </summary>
internal sealed class UcwaHttp : IDisposable
{
    private readonly UcwaTransport _transport;
    private readonly TokenRequest _tokenRequest;
    private readonly TokenStore _tokens;

    public UcwaHttp(UcwaTransport transport, TokenRequest tokenRequest)
    {
        _transport = transport;
        _tokenRequest = tokenRequest;
        _tokens = new TokenStore(tokenRequest);
    }

    /// <summary>Raised before a request that a user waits for, and with the answer to it: null where none has come.</summary>
    public event Action<UcwaResponse?>? Used;

    /// <summary>Makes a request for the user, and repeats it where that helps; other answers than 200 are returned as they are.</summary>
    /// <exception cref="LyncException">ServerFailure: no answer has come; SignInFailed.</exception>
    public async Task<UcwaResponse> SendAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendRepeatedlyAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException e)
        {
            throw UcwaErrors.NoAnswer(e);
        }
    }

    /// <summary>The same, where the caller has to know whether the request may have arrived.</summary>
    /// <exception cref="TransportException">No answer has come.</exception>
    /// <exception cref="LyncException">SignInFailed.</exception>
    public async Task<UcwaResponse> SendRepeatedlyAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        Used?.Invoke(null);
        var backoff = new Backoff();
        while (true)
        {
            TimeSpan pause;
            try
            {
                var response = await SendInTimeAsync(request, cancellationToken).ConfigureAwait(false);
                var mayRepeat = request.Repeat switch
                {
                    RequestRepeat.Always => response.MayPass || (request.WantsResource && response is { IsSuccess: true, Resource: null }),
                    RequestRepeat.WhenRefused => response.IsRefusedForNow,
                    _ => false,
                };
                if (!mayRepeat || backoff.Failures + 1 >= UcwaDecisions.MostAttempts)
                {
                    Used?.Invoke(response);
                    return response;
                }
                pause = backoff.Next(response.RetryAfter);
            }
            catch (TransportException e) when (MayRepeat(request, e) && backoff.Failures + 1 < UcwaDecisions.MostAttempts)
            {
                pause = backoff.Next();
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A resource; null where it is not, or no longer, there.</summary>
    /// <exception cref="LyncException">The server does not give it.</exception>
    public async Task<UcwaResource?> FindAsync(Uri uri, CancellationToken cancellationToken)
    {
        var response = await SendAsync(UcwaRequest.Get(uri), cancellationToken).ConfigureAwait(false);
        return response.IsGone ? null : UcwaErrors.Demand(response);
    }

    /// <summary>Makes one request, with the token of its host and through redirects; a token that has expired is renewed once.</summary>
    /// <exception cref="TransportException">No answer has come.</exception>
    /// <exception cref="LyncException">SignInFailed.</exception>
    public async Task<UcwaResponse> SendOnceAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAuthorizedAsync(request, cancellationToken).ConfigureAwait(false);
            var isRedirect = response.Status is 301 or 302 or 303 or 307 or 308 && request.Method == System.Net.Http.HttpMethod.Get;
            if (!isRedirect || response.Location is not { } target || redirects >= UcwaDecisions.MostRedirects)
                return response;
            if (!SecureAddress.MayFollow(request.Uri, target))
                SecureAddress.Demand(target);
            request = UcwaRequest.Get(target);
        }
    }

    public void Dispose()
    {
        _transport.Dispose();
        _tokenRequest.Dispose();
    }

    private async Task<UcwaResponse> SendInTimeAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(UcwaDecisions.RequestLimit);
        try
        {
            return await SendOnceAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportException("it does not answer", mayHaveArrived: true, e);
        }
    }

    private static bool MayRepeat(UcwaRequest request, TransportException failure) =>
        request.Repeat == RequestRepeat.Always || (request.Repeat == RequestRepeat.WhenRefused && !failure.MayHaveArrived);

    private async Task<UcwaResponse> SendAuthorizedAsync(UcwaRequest request, CancellationToken cancellationToken)
    {
        var token = _tokens.Find(request.Uri);
        if (token is { IsOld: true })
            token = await _tokens.RenewOldAsync(request.Uri, token, cancellationToken).ConfigureAwait(false);
        var response = await _transport.SendAsync(request, token?.Value, cancellationToken).ConfigureAwait(false);
        if (!response.IsUnauthorized)
            return response;
        try
        {
            token = await _tokens.GetAsync(response, token, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException e)
        {
            // The request itself was refused for want of a token: it has done nothing.
            throw new TransportException(e.Message, mayHaveArrived: false, e);
        }
        return await _transport.SendAsync(request, token.Value, cancellationToken).ConfigureAwait(false);
    }
}
