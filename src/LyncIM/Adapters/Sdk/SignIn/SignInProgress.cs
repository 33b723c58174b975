using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// How far a sign-in is. Calls, callbacks, events and looks at the client say what has happened; one method decides what follows.
/// </summary>
internal sealed class SignInProgress
{
    private readonly Signal _changed = new();
    private readonly object _changing = new();
    private State _state;
    private LyncException? _failure;
    private bool _isOurs;

    public enum State
    {
        /// <summary>Nothing is under way that was begun here: looks what the client does.</summary>
        Watching,

        /// <summary>
        /// What was begun came at the wrong moment: another program is at it, which the client may say only a moment later.
        /// </summary>
        Pausing,

        /// <summary>The client is being initialized.</summary>
        Initializing,

        /// <summary>The sign-in was begun, and has not been seen under way.</summary>
        Begun,

        /// <summary>The sign-in that was begun here has been seen under way: it has failed when the client is signed out again.</summary>
        SigningIn,

        SignedIn,
        Failed,
    }

    public enum Step
    {
        BeginInitialize,
        InitializeMistimed,
        InitializeEnded,
        BeginSignIn,
        SignInMistimed,
        PauseOver,
        SeenSigningIn,
        SeenSignedIn,
        SeenSignedOut,
        Refused,
    }

    /// <summary>Set at each step.</summary>
    public Signal Changed => _changed;

    public State Now
    {
        get
        {
            lock (_changing)
                return _state;
        }
    }

    /// <summary>Whether what is under way, or has come to its end, was begun here.</summary>
    public bool IsOurs
    {
        get
        {
            lock (_changing)
                return _isOurs;
        }
    }

    /// <summary>Why it has failed; null where it has not, or where nobody has said it.</summary>
    public LyncException? Failure
    {
        get
        {
            lock (_changing)
                return _failure;
        }
    }

    /// <summary>Makes the one transition there is for a step.</summary>
    public void Take(Step step, LyncException? failure = null)
    {
        lock (_changing)
        {
            var next = (_state, step) switch
            {
                (State.SignedIn or State.Failed, _) => _state,
                (_, Step.SeenSignedIn) => State.SignedIn,
                (_, Step.Refused) => State.Failed,
                (State.Watching, Step.BeginInitialize) => State.Initializing,
                (State.Initializing, Step.InitializeEnded) => State.Watching,
                (State.Initializing, Step.InitializeMistimed) => State.Pausing,
                (State.Watching, Step.BeginSignIn) => State.Begun,
                (State.Begun, Step.SeenSigningIn) => State.SigningIn,
                (State.Begun or State.SigningIn, Step.SignInMistimed) => State.Pausing,
                (State.Pausing, Step.PauseOver) => State.Watching,
                (State.SigningIn, Step.SeenSignedOut) => State.Failed,
                _ => _state,
            };
            if (next == State.Failed)
                _failure ??= failure;
            _isOurs = next is State.Begun or State.SigningIn || (_isOurs && next is State.SignedIn or State.Failed);
            _state = next;
        }
        _changed.Set();
    }
}
