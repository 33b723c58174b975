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
    private readonly int _run;
    private int _lost;

    internal LyncClient(int run)
    {
        _run = run;
        OwnedBy(this);
        Contacts = new ContactManager(this);
        Conversations = new ConversationManager(this);
        LocalUser = new Self(this);
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
        Faults.OnCall(nameof(GetClient));
        lock (Getting)
        {
            if (!SimulatedNetwork.IsClientRunning)
                throw new ClientNotFoundException("The host process is not running.", LyncClientException.ServerUnavailable);
            if (_singleton is null || !_singleton.IsReachable())
                _singleton = new LyncClient(SimulatedNetwork.Run);
            return _singleton;
        }
    }

    public IAsyncResult BeginSignIn(
        string? userUri, string? domainAndUsername, string? password, AsyncCallback? communicatorClientCallback, object? state)
    {
        Enter();
        if (CurrentState != ClientState.SignedOut)
            throw LyncClientException.FromCode(0x80C80028);
        var operation = new Operation(communicatorClientCallback, state, nameof(BeginSignIn));
        MoveTo(ClientState.SigningIn);
        return operation.Begin(Strand, () =>
        {
            MoveTo(ClientState.SignedIn);
            Strand.Post(() => operation.Complete());
        });
    }

    public void EndSignIn(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginSignOut(AsyncCallback? communicatorClientCallback, object? state)
    {
        Enter();
        if (CurrentState is not (ClientState.SignedIn or ClientState.SigningIn))
            throw LyncClientException.FromCode(0x80C80028);
        var operation = new Operation(communicatorClientCallback, state, nameof(BeginSignOut));
        return operation.Begin(Strand, () =>
        {
            SignOut();
            Strand.Post(() => operation.Complete());
        });
    }

    public void EndSignOut(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>The one that GetClient made and that has not been lost.</summary>
    internal static LyncClient? Current => Volatile.Read(ref _singleton);

    internal void SignOut()
    {
        MoveTo(ClientState.SigningOut);
        Conversations!.CloseAll();
        MoveTo(ClientState.SignedOut);
    }

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
}
