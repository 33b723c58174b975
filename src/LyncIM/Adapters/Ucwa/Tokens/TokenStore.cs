using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The tokens of a session, one for each host that has asked for one; each is sent to that host alone.</summary>
internal sealed class TokenStore
{
    private readonly TokenRequest _request;
    private readonly ConcurrentDictionary<string, Token> _tokens = new();
    private readonly KeyedLock _renewing = new();

    public TokenStore(TokenRequest request)
    {
        _request = request;
    }

    /// <summary>The token for that address; null where its host has not asked for one.</summary>
    public Token? Find(Uri uri) => _tokens.TryGetValue(SecureAddress.HostOf(uri), out var token) ? token : null;

    /// <summary>Gets a token for a host that has asked for one, in place of <paramref name="refused"/>, where nobody else has done so meanwhile.</summary>
    /// <exception cref="LyncException">SignInFailed, or the host does not say where tokens are issued.</exception>
    /// <exception cref="TransportException">No answer has come.</exception>
    public async Task<Token> GetAsync(UcwaResponse asking, Token? refused, CancellationToken cancellationToken)
    {
        var challenge = Challenge.Find(asking.Uri, asking.Challenges) ?? refused?.Challenge ?? throw new LyncException(
            MessagingError.ServerFailure,
            $"{SecureAddress.Show(asking.Uri)} wants to know who asks, but does not say where it issues tokens (HTTP {asking.Status}).",
            code: (uint)asking.Status);
        return await RenewAsync(asking.Uri, challenge, refused, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets another token for one that is old; the old one stays in use where that fails.</summary>
    public async Task<Token> RenewOldAsync(Uri uri, Token old, CancellationToken cancellationToken)
    {
        try
        {
            return await RenewAsync(uri, old.Challenge, old, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TransportException or LyncException)
        {
            old.KeepToTheEnd();
            return old;
        }
    }

    private async Task<Token> RenewAsync(Uri uri, Challenge challenge, Token? refused, CancellationToken cancellationToken)
    {
        var host = SecureAddress.HostOf(uri);
        using (await _renewing.TakeAsync(host, cancellationToken).ConfigureAwait(false))
        {
            if (_tokens.TryGetValue(host, out var present) && present != refused)
                return present;
            return _tokens[host] = await _request.GetAsync(uri, challenge, cancellationToken).ConfigureAwait(false);
        }
    }
}
