using System;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>Hands what the client raises while a sign-in is under way to that sign-in.</summary>
internal sealed class SignInEvents : IDisposable
{
    private readonly LyncClient _client;
    private readonly SignInProgress _progress;
    private readonly SipAddress _address;
    private readonly Action<string> _delayed;

    /// <param name="client">The client.</param>
    /// <param name="progress">How far the sign-in is.</param>
    /// <param name="address">Who is signed in.</param>
    /// <param name="delayed">Is told, in words, why it takes so long.</param>
    public SignInEvents(LyncClient client, SignInProgress progress, SipAddress address, Action<string> delayed)
    {
        _client = client;
        _progress = progress;
        _address = address;
        _delayed = delayed;
    }

    public void Listen()
    {
        _client.StateChanged += OnStateChanged;
        _client.CredentialRequested += OnCredentialRequested;
        _client.SignInDelayed += OnSignInDelayed;
    }

    public void Dispose()
    {
        _client.StateChanged -= OnStateChanged;
        _client.CredentialRequested -= OnCredentialRequested;
        _client.SignInDelayed -= OnSignInDelayed;
    }

    /// <summary>The event may tell of a moment that is long over: a move to SignedOut counts only where it says why.</summary>
    private void OnStateChanged(object? sender, ClientStateChangedEventArgs change) => SdkTrace.Try(() =>
    {
        var state = change.NewState;
        var code = state == ClientState.SignedOut ? unchecked((uint)SdkReader.Read(() => change.StatusCode, 0)) : 0;
        if (state == ClientState.SigningIn)
            _progress.Take(SignInProgress.Step.SeenSigningIn);
        else if (code != 0 && _progress.Now == SignInProgress.State.SigningIn)
            _progress.Take(SignInProgress.Step.Refused, SignInFailure.Ended(_address, code));
        else
            _progress.Changed.Set();
    });

    /// <summary>A person would be asked now, but nobody is there: it is answered with no.</summary>
    private void OnCredentialRequested(object? sender, CredentialRequestedEventArgs request) => SdkTrace.Try(() =>
    {
        if (_progress.Now is not (SignInProgress.State.Begun or SignInProgress.State.SigningIn) || !ConcernsSignIn(request.Type))
            return;
        _progress.Take(SignInProgress.Step.Refused, SignInFailure.WrongCredential(_address));
        request.Cancel(false);
    });

    private void OnSignInDelayed(object? sender, SignInDelayedEventArgs delay) => SdkTrace.Try(() => _delayed(
        $"The server cannot be reached ({SdkErrors.Describe(unchecked((uint)delay.StatusCode))}); "
        + $"Lync tries again in {delay.EstimatedStartDelay} seconds."));

    /// <summary>Address books, calendars and photos can do without.</summary>
    private static bool ConcernsSignIn(CredentialRequestedType type) => type
        is CredentialRequestedType.SignIn
        or CredentialRequestedType.CertificateProvider
        or CredentialRequestedType.AnonymousSignIn
        or CredentialRequestedType.SipAuthBroker
        or CredentialRequestedType.LyncAutodiscover
        or CredentialRequestedType.Unknown;
}
