using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>A client that was found: what it does, as far as it has told, and who has to know when it goes.</summary>
internal sealed class Attachment
{
    private volatile Interruption _whileUsable = new();
    private volatile int _state;

    public Attachment(IMessagingClient client, SessionObserver observer)
    {
        Client = client;
        Observer = observer;
        _state = (int)client.State;
    }

    public IMessagingClient Client { get; }

    public SessionObserver Observer { get; }

    /// <summary>What the client has told last; nobody has to be asked for it.</summary>
    public LyncClientState State => (LyncClientState)_state;

    /// <summary>Whether this session has signed the user in who is signed in.</summary>
    public bool HasSignedIn { get; set; }

    /// <summary>Happens when the client goes or is signed out; take it before using the client.</summary>
    public Interruption WhileUsable => _whileUsable;

    /// <summary>The client has told of a change; what is told late, when it is signed in again, is no news.</summary>
    public void MoveTo(LyncClientState state)
    {
        if (state != LyncClientState.SignedIn && Client.State == LyncClientState.SignedIn)
            return;
        _state = (int)state;
        if (state == LyncClientState.SignedIn)
            return;
        HasSignedIn = false;
        Interrupt(LyncException.NotSignedIn());
    }

    /// <summary>It is of no use any more.</summary>
    public void Lose(LyncException reason)
    {
        _state = (int)LyncClientState.NotRunning;
        Interrupt(reason);
    }

    /// <summary>
    /// Why a conversation has really ended or something in it has failed: where the client has gone or is signed out, that is the
    /// reason. The client may say so a moment later than the conversation.
    /// </summary>
    public async Task<LyncException> ExplainAsync(LyncException failure)
    {
        // A SIP status is an answer of the server's: the client is there.
        if (failure.Error is not (MessagingError.ConversationEnded or MessagingError.LyncFailure) || failure.SipStatus is not null)
            return failure;
        var change = Observer.ClientChanged.Next;
        if (Reason() is { } known)
            return known;
        await Patience.WaitAsync(change, Patience.Moment).ConfigureAwait(false);
        return Reason() ?? failure;
    }

    private LyncException? Reason() => Client.State switch
    {
        LyncClientState.SignedIn => null,
        LyncClientState.NotRunning or LyncClientState.ShuttingDown => LyncException.ClientGone(),
        _ => LyncException.NotSignedIn(),
    };

    private void Interrupt(LyncException reason)
    {
        var interrupted = _whileUsable;
        _whileUsable = new Interruption();
        interrupted.Happen(reason);
    }
}
