using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Gets a token: with the password where the server takes it, else with Negotiate or NTLM. A refusal is final.</summary>
internal sealed class TokenRequest : IDisposable
{
    private const string WindowsForm = "grant_type=" + Challenge.WindowsGrant;

    private readonly ClientCredential? _credential;
    private readonly UcwaTransport _plain;
    private readonly Func<ICredentials, HttpMessageHandler> _createHandler;
    private volatile LyncException? _refusal;
    private volatile bool _hasSucceeded;

    /// <param name="credential">Whom to sign in; null for the account that runs the process.</param>
    /// <param name="plain">For what needs no handshake.</param>
    /// <param name="createHandler">Makes what answers the handshake of Negotiate and NTLM.</param>
    public TokenRequest(ClientCredential? credential, UcwaTransport plain, Func<ICredentials, HttpMessageHandler> createHandler)
    {
        _credential = credential;
        _plain = plain;
        _createHandler = createHandler;
    }

    /// <exception cref="LyncException">SignInFailed; once refused, the server is not asked again: an account must not be locked out.</exception>
    /// <exception cref="TransportException">No answer has come.</exception>
    public async Task<Token> GetAsync(Uri host, Challenge challenge, CancellationToken cancellationToken)
    {
        if (_refusal is { } refusal)
            throw new LyncException(refusal.Error, refusal.Message);
        if (!SecureAddress.MayFollow(host, challenge.Endpoint))
            throw new LyncException(
                MessagingError.ServerNotFound,
                $"{SecureAddress.Show(challenge.Endpoint)}, which issues the tokens, is plain http: https is needed, and nothing was sent there.");
        try
        {
            var token = await AskAsync(challenge, cancellationToken).ConfigureAwait(false);
            _hasSucceeded = true;
            return token;
        }
        catch (LyncException e) when (e.Error == MessagingError.SignInFailed)
        {
            _refusal = e;
            throw;
        }
    }

    public void Dispose() => _plain.Dispose();

    private async Task<Token> AskAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var mayUsePassword = _credential is not null && (challenge.Grants.Contains(Challenge.PasswordGrant) || challenge.Grants.Count == 0);
        if (mayUsePassword)
        {
            var response = await PostAsync(
                () => SecretForm.Write(_credential!), challenge, _plain, cancellationToken).ConfigureAwait(false);
            var isOtherGrantNeeded = response.Resource?.Text("error") == "unsupported_grant_type"
                && challenge.Grants.Contains(Challenge.WindowsGrant);
            if (!isOtherGrantNeeded)
                return Read(response, challenge);
        }
        if (!mayUsePassword && challenge.Grants.Count > 0 && !challenge.Grants.Contains(Challenge.WindowsGrant))
            throw new LyncException(
                MessagingError.SignInFailed,
                _credential is null
                    ? "The server does not let an account in by Kerberos or NTLM: it wants a user name and a password."
                    : "The server takes neither a password nor Kerberos or NTLM: nobody can be signed in without a browser.");
        using var transport = new UcwaTransport(_createHandler(CredentialsFor(challenge.Endpoint)));
        return Read(
            await PostAsync(() => SecretForm.Write(WindowsForm), challenge, transport, cancellationToken).ConfigureAwait(false), challenge);
    }

    /// <summary>Repeats what was refused for now. An answer that is lost may have been "wrong password": it is repeated for known good ones alone.</summary>
    private async Task<UcwaResponse> PostAsync(
        Func<byte[]> form, Challenge challenge, UcwaTransport transport, CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        while (true)
        {
            TimeSpan pause;
            try
            {
                var request = UcwaRequest.PostForm(challenge.Endpoint, form(), RequestRepeat.Never);
                var response = await transport.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
                var isDone = !(response.IsRefusedForNow || (_hasSucceeded && response.MayPass));
                if (isDone || backoff.Failures + 1 >= UcwaDecisions.MostAttempts)
                    return response;
                pause = backoff.Next(response.RetryAfter);
            }
            catch (TransportException e) when (
                (_hasSucceeded || !e.MayHaveArrived) && backoff.Failures + 1 < UcwaDecisions.MostAttempts)
            {
                pause = backoff.Next();
            }
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private Token Read(UcwaResponse response, Challenge challenge)
    {
        if (response.Resource?.Text("access_token") is { Length: > 0 } value && response.IsSuccess)
            return new Token(value, LifetimeOf(response.Resource), challenge);
        if (response.Status is 400 or 401 or 403 && response.Resource?.Text("error") != "server_error")
            throw Refused(response);
        throw new LyncException(
            MessagingError.ServerFailure,
            $"{SecureAddress.Show(challenge.Endpoint)} issued no token (HTTP {response.Status}).",
            code: (uint)response.Status);
    }

    private LyncException Refused(UcwaResponse response)
    {
        var who = _credential is null ? "the account that runs this process" : _credential.UserName;
        var why = response.Resource?.Text("error") is { Length: > 0 } error ? error : $"HTTP {response.Status}";
        return new LyncException(
            MessagingError.SignInFailed, $"The server does not let {who} in ({why}).", code: (uint)response.Status);
    }

    private static TimeSpan? LifetimeOf(UcwaResource resource) =>
        long.TryParse(resource.Text("expires_in"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 1_000_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>For that host, and for handshakes that do not give the password away.</summary>
    private CredentialCache CredentialsFor(Uri endpoint)
    {
        var credential = _credential is null ? CredentialCache.DefaultNetworkCredentials : SecretForm.NetworkCredentialOf(_credential);
        var host = new Uri(endpoint.GetLeftPart(UriPartial.Authority));
        return new CredentialCache { { host, "Negotiate", credential }, { host, "NTLM", credential } };
    }
}
