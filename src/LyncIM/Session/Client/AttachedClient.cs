using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>A client that was found: what it does, as far as it has told, and who has to know when it goes.</summary>
internal sealed class AttachedClient
{
    private readonly Signal _changed = new();
    private volatile CancellationReason _usable = new();
    private volatile int _state;

    public AttachedClient(IMessagingClient client, ClientWords words)
    {
        Client = client;
        Words = words;
        _state = (int)client.State;
    }

    public IMessagingClient Client { get; }

    public ClientWords Words { get; }

    /// <summary>What the client has told last; nobody has to be asked for it.</summary>
    public LyncClientState State => (LyncClientState)_state;

    /// <summary>Completes when the client's state changes next. Take it before reading the state.</summary>
    public Task StateChange => _changed.Next;

    /// <summary>Whether this session has signed the user in who is signed in.</summary>
    public bool HasSignedIn { get; set; }

    /// <summary>Why it was lost or let go; null while it is attached.</summary>
    public LyncException? LossReason { get; private set; }

    /// <summary>Happens when the client goes or is signed out; take it before using the client.</summary>
    public CancellationReason Usable => _usable;

    /// <summary>Takes over what the client has told; what is told late, when it is signed in again, is no news.</summary>
    public void MoveTo(LyncClientState state)
    {
        if (state == LyncClientState.SignedIn || Client.State != LyncClientState.SignedIn)
        {
            _state = (int)state;
            if (state != LyncClientState.SignedIn)
            {
                HasSignedIn = false;
                Interrupt(Words.NotSignedInError());
            }
        }
        _changed.Set();
    }

    /// <summary>It is of no use any more.</summary>
    public void Lose(LyncException reason)
    {
        LossReason = reason;
        _state = (int)LyncClientState.NotRunning;
        Interrupt(reason);
        _changed.Set();
    }

    private void Interrupt(LyncException reason)
    {
        var interrupted = _usable;
        _usable = new CancellationReason();
        interrupted.Cancel(reason);
    }
}
