using System.Threading;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;
using Microsoft.Lync.Model.Simulation.People;
using Microsoft.Lync.Model.Simulation.Threads;

namespace Microsoft.Lync.Model.Simulation.Desktop;

/// <summary>The client of a running Lync: who is signed in, and the managers of conversations and contacts.</summary>
internal sealed class ClientObject : ComEventSource
{
    private SignInAttempt? _signIn;
    private int _isMoving;

    public ClientObject(LyncProcess process, ClientState state)
        : base(process)
    {
        State = state;
        Conversations = new ConversationManagerObject(this);
        Contacts = new ContactManagerObject(this);
        Self = new SelfObject(this, SimulatedNetwork.SelfUri);
    }

    public ClientState State { get; private set; }

    public ConversationManagerObject Conversations { get; }

    public ContactManagerObject Contacts { get; }

    public SelfObject Self { get; private set; }

    /// <summary>The signed-in user's URI; null where nobody is signed in.</summary>
    public string? Uri => State == ClientState.SignedIn ? Self.Contact.Uri : null;

    public Strand Strand { get; } = new();

    public override UCWBase NewWrapper() => new LyncClient(this);

    /// <summary>Moves to <paramref name="state"/>, telling so on the client's strand.</summary>
    public void MoveTo(ClientState state, int statusCode = 0) => Strand.Post(() =>
    {
        var before = State;
        if (before == state)
            return;
        State = state;
        Tell<Client>(client => client.OnStateChanged(state, before, statusCode));
    });

    public void DemandSignedIn()
    {
        if (State != ClientState.SignedIn)
            throw ComFailure.Of(ComFailure.NotSignedIn);
    }

    public void Initialize(Operation operation)
    {
        BeginMove(ClientState.Uninitialized, ClientState.Initializing);
        operation.Begin(Strand, () =>
        {
            MoveTo(ClientState.SignedOut);
            Strand.Post(() => operation.Complete());
        });
    }

    public void SignIn(string? userUri, string? password, Operation operation)
    {
        BeginMove(ClientState.SignedOut, ClientState.SigningIn);
        var signIn = new SignInAttempt(this, operation, userUri, password);
        Volatile.Write(ref _signIn, signIn);
        operation.Begin(Strand, () => Strand.Post(signIn.Try));
    }

    public void SignOut(Operation operation)
    {
        Demand(State is ClientState.SignedIn or ClientState.SigningIn);
        operation.Begin(Strand, () =>
        {
            SignOut();
            Strand.Post(() => operation.Complete());
        });
    }

    public void SignOut()
    {
        MoveTo(ClientState.SigningOut);
        Conversations.CloseAll();
        MoveTo(ClientState.SignedOut);
        if (Interlocked.Exchange(ref _signIn, null) is { } signIn)
            Strand.Post(signIn.Cancel);
    }

    /// <summary>On the strand, or before anybody listens.</summary>
    public void BecomeSignedIn(string userUri)
    {
        Volatile.Write(ref _signIn, null);
        if (Self.Contact.Uri != userUri)
            Self = new SelfObject(this, userUri);
        MoveTo(ClientState.SignedIn);
    }

    /// <summary>Tries what was delayed again: the network is back.</summary>
    public void TryAgain() => Strand.Post(() =>
    {
        if (Volatile.Read(ref _signIn) is { } signIn)
            signIn.Try();
        else if (State == ClientState.SigningIn)
            MoveTo(ClientState.SignedIn);
    });

    public void RequestCredential(SignInAttempt attempt) => Tell<LyncClient>(client => client.OnCredentialRequested(attempt));

    public void DelaySignIn(uint seconds, int statusCode) => Tell<LyncClient>(client => client.OnSignInDelayed(seconds, statusCode));

    /// <summary>Leaves a state, for the first of those who ask at once; the others come at the wrong moment.</summary>
    private void BeginMove(ClientState from, ClientState to)
    {
        Demand(Interlocked.Exchange(ref _isMoving, 1) == 0);
        if (State != from)
        {
            Volatile.Write(ref _isMoving, 0);
            throw ComFailure.Of(ComFailure.InvalidState);
        }
        MoveTo(to);
        Strand.Post(() => Volatile.Write(ref _isMoving, 0));
    }

    private static void Demand(bool isPossible)
    {
        if (!isPossible)
            throw ComFailure.Of(ComFailure.InvalidState);
    }
}
