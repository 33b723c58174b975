using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Signs one user in: initializes a client whose window is suppressed, begins the sign-in, and waits for what becomes of it.
/// The SDK may say so by the callback, by the client's state, by asking for credentials, or not at all.
/// </summary>
internal sealed class SdkSignIn : IDisposable
{
    private const int MaxWrongMoments = 3;

    private readonly LyncClient _client;
    private readonly SignInRequest _request;
    private readonly Action<string> _delayed;
    private readonly Subscriptions _subscriptions = new();
    private readonly Signal _changed = new();
    private volatile LyncException? _failure;
    private volatile bool _hasInitialized;
    private volatile bool _hasBegun;

    /// <summary>The sign-in that is under way is the one begun here, as far as is known.</summary>
    private volatile bool _isOurs;

    /// <summary>Nothing has been heard of the sign-in yet: neither that it failed nor that it succeeded.</summary>
    private volatile bool _isPending;
    private int _wrongMoments;

    /// <summary>Since the sign-in was begun the client has been seen signing in: it is signed out again if that has failed.</summary>
    private volatile bool _hasTried;

    public SdkSignIn(LyncClient client, SignInRequest request, Action<string> delayed)
    {
        _client = client;
        _request = request;
        _delayed = delayed;
    }

    /// <summary>Completes when somebody is signed in; true where that was done here.</summary>
    /// <exception cref="LyncException">SignInFailed, or the client has gone.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            Listen();
            await _changed.UntilAsync(() => IsSignedIn(cancellationToken), cancellationToken).ConfigureAwait(false);
            return _isOurs;
        }
        catch (Exception e)
        {
            if (_isPending)
                CallOff();
            if (e is OperationCanceledException)
                throw;
            throw SdkErrors.Translate(e);
        }
    }

    public void Dispose() => _subscriptions.Dispose();

    private LyncClientState State => SdkReader.Read(() => SdkEnums.Of(_client.State), LyncClientState.NotRunning);

    private void Listen()
    {
        _subscriptions.Add(() => _client.StateChanged += OnStateChanged, () => _client.StateChanged -= OnStateChanged);
        _subscriptions.Add(
            () => _client.CredentialRequested += OnCredentialRequested, () => _client.CredentialRequested -= OnCredentialRequested);
        _subscriptions.Add(() => _client.SignInDelayed += OnSignInDelayed, () => _client.SignInDelayed -= OnSignInDelayed);
    }

    /// <summary>Looks at the state, and does what is to be done in it.</summary>
    /// <exception cref="LyncException">The sign-in has failed.</exception>
    private bool IsSignedIn(CancellationToken cancellationToken)
    {
        if (_failure is { } failure)
            throw failure;
        // Read before the state: what is seen signing in only after the state was read has not failed.
        var hasTried = _hasTried;
        switch (State)
        {
            case LyncClientState.SignedIn:
                return true;
            case LyncClientState.NotRunning or LyncClientState.ShuttingDown:
                throw SdkWords.Gone();
            case LyncClientState.Uninitialized when !_hasInitialized:
                _hasInitialized = true;
                Watch(
                    SdkOperation.RunAsync(callback => _client.BeginInitialize(callback, null), _client.EndInitialize, cancellationToken),
                    isDone: () => State != LyncClientState.Uninitialized,
                    again: () => _hasInitialized = false,
                    cancellationToken);
                break;
            case LyncClientState.SignedOut when !_hasBegun:
                _hasBegun = true;
                _isPending = true;
                _isOurs = true;
                Watch(SignInAsync(cancellationToken), isDone: () => false, BeginAgain, cancellationToken);
                break;
            case LyncClientState.SignedOut when hasTried:
                Fail(null);
                break;
            case LyncClientState.SigningIn when _hasBegun:
                _hasTried = true;
                break;
        }
        return false;
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SdkOperation.RunAsync(Begin, _client.EndSignIn, cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException reason) when (SdkErrors.IsWrongMoment(reason))
        {
            _isOurs = false;
            throw;
        }
        finally
        {
            // Who no longer waits for it does not know what becomes of it.
            _isPending = cancellationToken.IsCancellationRequested;
        }
    }

    private IAsyncResult Begin(AsyncCallback callback) => _client.BeginSignIn(
        _request.Address.Uri,
        _request.Credential?.UserName,
        _request.Credential?.Password is { } password ? new NetworkCredential("", password).Password : null,
        callback,
        null);

    private void Watch(Task step, Func<bool> isDone, Action again, CancellationToken cancellationToken) =>
        WatchAsync(step, isDone, again, cancellationToken).IgnoreFault();

    /// <summary>
    /// What a step fails with is the sign-in's failure, unless it <paramref name="isDone"/> all the same. A step that comes at the
    /// wrong moment was not begun: another program is at it, which the client's state may say only a moment later. Where it does
    /// not, the step is begun again a few times.
    /// </summary>
    private async Task WatchAsync(Task step, Func<bool> isDone, Action again, CancellationToken cancellationToken)
    {
        try
        {
            await step.ConfigureAwait(false);
        }
        catch (LyncException reason) when (SdkErrors.IsWrongMoment(reason) && Interlocked.Increment(ref _wrongMoments) <= MaxWrongMoments)
        {
            await Task.Delay(WaitTimes.EventSkew, cancellationToken).ConfigureAwait(false);
            again();
        }
        catch (LyncException reason) when (!isDone())
        {
            Fail(reason.Code);
        }
        _changed.Set();
    }

    private void BeginAgain()
    {
        _hasTried = false;
        _hasBegun = false;
    }

    /// <summary>The SDK's own words are left out: nobody knows whether they repeat the password.</summary>
    private void Fail(uint? code)
    {
        var why = code is { } value && value != 0 ? $" ({SdkErrors.Describe(value)})" : ": the user name or the password is wrong or missing";
        _failure ??= new LyncException(MessagingError.SignInFailed, $"Lync could not sign {_request.Address} in{why}.", SdkErrors.StatusIn(code), code);
        _changed.Set();
    }

    /// <summary>Only signing out ends a sign-in. It is begun at once, so that it strikes no later sign-in; its end is not waited for.</summary>
    private void CallOff() => SdkReader.Try(() =>
    {
        if (_client.State is ClientState.SigningIn or ClientState.SignedIn)
            _client.BeginSignOut(result => SdkReader.Try(() => _client.EndSignOut(result)), null);
    });

    /// <summary>An event may tell of a moment that is long over: signed out before the sign-in was begun is not that it has failed.</summary>
    private void OnStateChanged(object? sender, ClientStateChangedEventArgs change) => SdkReader.Try(() =>
    {
        if (_hasBegun && change.NewState == ClientState.SigningIn)
            _hasTried = true;
        if (_hasTried && change.NewState == ClientState.SignedOut && State == LyncClientState.SignedOut)
            Fail(unchecked((uint)change.StatusCode));
        _changed.Set();
    });

    /// <summary>A person would be asked now, but nobody is there: it is answered with no.</summary>
    private void OnCredentialRequested(object? sender, CredentialRequestedEventArgs request) => SdkReader.Try(() =>
    {
        if (!_hasBegun || !ConcernsSignIn(request.Type))
            return;
        Fail(null);
        request.Cancel(false);
    });

    private void OnSignInDelayed(object? sender, SignInDelayedEventArgs delay) => SdkReader.Try(() => _delayed(
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
