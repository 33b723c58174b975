using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model;
using State = LyncIM.Adapters.Sdk.SignInProgress.State;
using Step = LyncIM.Adapters.Sdk.SignInProgress.Step;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Signs one user in: initializes a client whose window is suppressed, begins the sign-in, and waits for what becomes of it.
/// The SDK may say so by the callback, by the client's state, by asking for credentials, or not at all.
/// </summary>
internal sealed class SdkSignIn : IDisposable
{
    private readonly LyncClient _client;
    private readonly SdkLife _life;
    private readonly SignInRequest _request;
    private readonly SignInProgress _progress = new();
    private readonly SignInEvents _events;
    private volatile bool _isAnswered;
    private Task _step = Task.CompletedTask;

    /// <param name="client">The client.</param>
    /// <param name="life">Whether it is still there.</param>
    /// <param name="request">Whom to sign in.</param>
    /// <param name="delayed">Is told, in words, why it takes so long.</param>
    public SdkSignIn(LyncClient client, SdkLife life, SignInRequest request, Action<string> delayed)
    {
        _client = client;
        _life = life;
        _request = request;
        _events = new SignInEvents(client, _progress, request.Address, delayed);
    }

    /// <summary>Completes when somebody is signed in; true where that was done here.</summary>
    /// <exception cref="LyncException">SignInFailed, or the client has gone.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            _events.Listen();
            while (true)
            {
                var change = _progress.Changed.Next;
                await LookAsync(cancellationToken).ConfigureAwait(false);
                if (_progress.Now == State.SignedIn)
                    return _progress.IsOurs;
                if (_progress.Now == State.Failed)
                    throw _progress.Failure ?? SignInFailure.Ended(_request.Address, code: 0);
                await change.CompletesWithinAsync(WaitTimes.PollInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // Where it has been answered, there is nothing to be called off.
            if (_progress.IsOurs && !_isAnswered)
                await CallOffAsync().ConfigureAwait(false);
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw SdkWords.Gone();
            throw;
        }
    }

    public void Dispose() => _events.Dispose();

    /// <summary>Looks what the client does, and begins what is to be begun then.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // Taken before the state is read: what is seen signing in only after the reading has not failed.
        var before = _progress.Now;
        switch (await _life.ReadStateAsync(cancellationToken).ConfigureAwait(false))
        {
            case LyncClientState.SignedIn:
                _progress.Take(Step.SeenSignedIn);
                break;
            case LyncClientState.NotRunning or LyncClientState.ShuttingDown:
                throw SdkWords.Gone();
            case LyncClientState.Uninitialized when before == State.Watching:
                _progress.Take(Step.BeginInitialize);
                _step = InitializeAsync(cancellationToken);
                break;
            case LyncClientState.SignedOut when before == State.Initializing:
                _progress.Take(Step.InitializeEnded);
                break;
            case LyncClientState.SignedOut when before == State.Watching:
                _progress.Take(Step.BeginSignIn);
                _step = SignInAsync(cancellationToken);
                break;
            case LyncClientState.SignedOut when before == State.SigningIn:
                // What the callback says of it is better than what the state says.
                await _step.CompletesWithinAsync(WaitTimes.EventSkew, cancellationToken).ConfigureAwait(false);
                _progress.Take(Step.SeenSignedOut);
                break;
            case LyncClientState.SigningIn:
                _progress.Take(Step.SeenSigningIn);
                break;
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var failure = await FailureOfAsync(
            callback => _client.BeginInitialize(callback, null), _client.EndInitialize, cancellationToken).ConfigureAwait(false);
        if (failure is not null && SdkErrors.IsWrongMoment(failure))
            await PauseAsync(Step.InitializeMistimed, cancellationToken).ConfigureAwait(false);
        else if (failure is null || await _life.ReadStateAsync(cancellationToken).ConfigureAwait(false) != LyncClientState.Uninitialized)
            _progress.Take(Step.InitializeEnded);
        else
            _progress.Take(Step.Refused, SignInFailure.From(failure, _request.Address));
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        _isAnswered = false;
        var failure = await FailureOfAsync(BeginSignIn, _client.EndSignIn, cancellationToken).ConfigureAwait(false);
        _isAnswered = true;
        if (failure is null)
            _progress.Changed.Set();
        else if (SdkErrors.IsWrongMoment(failure))
            await PauseAsync(Step.SignInMistimed, cancellationToken).ConfigureAwait(false);
        else
            _progress.Take(Step.Refused, SignInFailure.From(failure, _request.Address));
    }

    private async Task PauseAsync(Step mistimed, CancellationToken cancellationToken)
    {
        _progress.Take(mistimed);
        await Task.Delay(WaitTimes.EventSkew, cancellationToken).ConfigureAwait(false);
        _progress.Take(Step.PauseOver);
    }

    /// <summary>What a call has failed with; null where it has not failed.</summary>
    private async Task<LyncException?> FailureOfAsync(
        Func<AsyncCallback, IAsyncResult> begin, Action<IAsyncResult> end, CancellationToken cancellationToken)
    {
        try
        {
            await SdkOperation<bool>.RunAsync(_life, begin, end, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (LyncException e)
        {
            return e;
        }
    }

    private IAsyncResult BeginSignIn(AsyncCallback callback) => _client.BeginSignIn(
        _request.Address.Uri,
        _request.Credential?.UserName,
        _request.Credential?.Password is { } password ? new NetworkCredential("", password).Password : null,
        callback,
        null);

    /// <summary>Only signing out ends a sign-in. It is begun before anybody can begin the next one; its end is not waited for.</summary>
    private async Task CallOffAsync()
    {
        var calling = SdkOperation<bool>.RunAsync(_life, CallOff, CancellationToken.None);
        if (!await calling.CompletesWithinAsync(WaitTimes.BestEffort).ConfigureAwait(false) || calling.IsFaulted)
            calling.IgnoreFault();
    }

    private bool CallOff()
    {
        if (_client.State is ClientState.SigningIn or ClientState.SignedIn)
            _client.BeginSignOut(result => SdkTrace.Try(() => _client.EndSignOut(result)), null);
        return true;
    }
}
