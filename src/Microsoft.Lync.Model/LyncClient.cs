using System;
using System.Threading;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>The running client; one for the process, until it is lost.</summary>
public class LyncClient : Client
{
    private static readonly object Getting = new();
    private static LyncClient? _singleton;

    private readonly EventSlot<EventArgs> _clientDisconnected = new(nameof(ClientDisconnected));
    private readonly EventSlot<CredentialRequestedEventArgs> _credentialRequested = new(nameof(CredentialRequested));
    private readonly EventSlot<SignInDelayedEventArgs> _signInDelayed = new(nameof(SignInDelayed));
    private readonly int _run;
    private SimulatedSignIn? _signIn;
    private int _lost;
    private int _isMoving;

    internal LyncClient(int run, ClientState state)
    {
        _run = run;
        OwnedBy(this);
        Contacts = new ContactManager(this);
        Conversations = new ConversationManager(this);
        LocalUser = new Self(this, SimulatedNetwork.SelfUri);
        CurrentState = state;
    }

    public bool InSuppressedMode => Read(SimulatedNetwork.IsSuppressed, false);

    public event EventHandler<CredentialRequestedEventArgs> CredentialRequested
    {
        add => _credentialRequested.Add(value);
        remove => _credentialRequested.Remove(value);
    }

    public event EventHandler<SignInDelayedEventArgs> SignInDelayed
    {
        add => _signInDelayed.Add(value);
        remove => _signInDelayed.Remove(value);
    }

    public event EventHandler ClientDisconnected
    {
        add => _clientDisconnected.Add(value);
        remove => _clientDisconnected.Remove(value);
    }

    /// <summary>The process-wide client.</summary>
    /// <exception cref="ClientNotFoundException">Lync is not running.</exception>
    public static LyncClient GetClient()
    {
        Faults.OnCall(typeof(LyncClient), nameof(GetClient));
        return Running();
    }

    /// <summary>The same, for the network behind the client, which no fault strikes.</summary>
    internal static LyncClient Running()
    {
        lock (Getting)
        {
            if (!SimulatedNetwork.IsClientRunning)
                throw new ClientNotFoundException("The host process is not running.", LyncClientException.ServerUnavailable);
            if (_singleton is null || !_singleton.IsReachable())
                _singleton = new LyncClient(SimulatedNetwork.Run, SimulatedNetwork.FirstState);
            return _singleton;
        }
    }

    public IAsyncResult BeginInitialize(AsyncCallback? callback, object? state)
    {
        Enter();
        BeginMove(ClientState.Uninitialized, ClientState.Initializing);
        var operation = new Operation(this, callback, state);
        return operation.Begin(Strand, () =>
        {
            MoveTo(ClientState.SignedOut);
            Strand.Post(() => operation.Complete());
        });
    }

    public void EndInitialize(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>Three nulls sign in the user whom the client remembers.</summary>
    public IAsyncResult BeginSignIn(
        string? userUri, string? domainAndUsername, string? password, AsyncCallback? communicatorClientCallback, object? state)
    {
        Enter();
        BeginMove(ClientState.SignedOut, ClientState.SigningIn);
        var operation = new Operation(this, communicatorClientCallback, state);
        var signIn = new SimulatedSignIn(this, operation, userUri, password);
        Volatile.Write(ref _signIn, signIn);
        return operation.Begin(Strand, () => Strand.Post(signIn.Try));
    }

    public void EndSignIn(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginSignOut(AsyncCallback? communicatorClientCallback, object? state)
    {
        Enter();
        Demand(CurrentState is ClientState.SignedIn or ClientState.SigningIn);
        var operation = new Operation(this, communicatorClientCallback, state);
        return operation.Begin(Strand, () =>
        {
            SignOut();
            Strand.Post(() => operation.Complete());
        });
    }

    public void EndSignOut(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>On the strand, or before anybody listens.</summary>
    internal void BecomeSignedIn(string userUri)
    {
        Volatile.Write(ref _signIn, null);
        if (LocalUser!.Person.Uri != userUri)
            LocalUser = new Self(this, userUri);
        MoveTo(ClientState.SignedIn);
    }

    internal void SignOut()
    {
        MoveTo(ClientState.SigningOut);
        Conversations!.CloseAll();
        MoveTo(ClientState.SignedOut);
        if (Interlocked.Exchange(ref _signIn, null) is { } signIn)
            Strand.Post(signIn.Cancel);
    }

    /// <summary>The network is back: what was delayed is tried again.</summary>
    internal void TryAgain() => Strand.Post(() =>
    {
        if (Volatile.Read(ref _signIn) is { } signIn)
            signIn.Try();
        else if (CurrentState == ClientState.SigningIn)
            MoveTo(ClientState.SignedIn);
    });

    internal void RaiseCredentialRequested(CredentialRequestedEventArgs request) => _credentialRequested.Raise(this, request);

    internal void RaiseSignInDelayed(SignInDelayedEventArgs delay) => _signInDelayed.Raise(this, delay);

    /// <summary>Whether Lync still runs; the first call that finds it gone raises ClientDisconnected and forgets the singleton.</summary>
    internal bool IsReachable()
    {
        if (SimulatedNetwork.IsClientRunning && SimulatedNetwork.Run == _run)
            return true;
        if (Interlocked.Exchange(ref _lost, 1) == 0)
        {
            Interlocked.CompareExchange(ref _singleton, null, this);
            Strand.Post(() => _clientDisconnected.Raise(this, EventArgs.Empty));
        }
        return false;
    }

    /// <summary>Leaves a state, for the first of those who ask at once; the others come at the wrong moment.</summary>
    private void BeginMove(ClientState from, ClientState to)
    {
        Demand(Interlocked.Exchange(ref _isMoving, 1) == 0);
        var isPossible = CurrentState == from;
        if (isPossible)
            MoveTo(to);
        Strand.Post(() => Volatile.Write(ref _isMoving, 0));
        Demand(isPossible);
    }

    private static void Demand(bool isPossible)
    {
        if (!isPossible)
            throw LyncClientException.FromCode(LyncClientException.InvalidState);
    }
}
