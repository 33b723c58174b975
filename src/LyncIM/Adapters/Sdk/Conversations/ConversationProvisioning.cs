using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// How far a conversation is: Lync returns it at once, and raises ConversationAdded later. Before that event it is not
/// provisioned, and what sets it up has to run in the event's handler.
/// </summary>
internal sealed class ConversationProvisioning
{
    private readonly object _changing = new();
    private readonly TaskCompletionSource<bool> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _setUp;
    private State _state;

    private enum State
    {
        /// <summary>It has been returned, and not been added yet.</summary>
        Returned,

        /// <summary>It has been added, and is listened to or about to be.</summary>
        Added,

        /// <summary>Nobody wants it any more.</summary>
        Abandoned,
    }

    private enum Step
    {
        Add,
        Abandon,
    }

    public bool IsAdded
    {
        get
        {
            lock (_changing)
                return _state == State.Added;
        }
    }

    /// <summary>It has been added: listens, then runs what sets it up. Only the first who says so does it.</summary>
    /// <returns>False where nobody wants it any more.</returns>
    public bool Add(Action listen)
    {
        Action? setUp;
        lock (_changing)
        {
            if (!Take(Step.Add))
                return _state != State.Abandoned;
            setUp = _setUp;
        }
        listen();
        _listening.TrySetResult(true);
        setUp?.Invoke();
        return true;
    }

    /// <summary>Gives it up: it must not be used when it is added later.</summary>
    public void Abandon()
    {
        lock (_changing)
            Take(Step.Abandon);
    }

    /// <summary>Completes when the conversation is listened to and <paramref name="setUp"/> has run.</summary>
    public async Task RunAsync(Action setUp, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => done.TrySetCanceled(cancellationToken)))
        {
            RunWhenAdded(() => Complete(done, setUp));
            await done.Task.ConfigureAwait(false);
        }
    }

    private void RunWhenAdded(Action action)
    {
        lock (_changing)
        {
            if (_state == State.Returned)
            {
                _setUp += action;
                return;
            }
        }
        // The event came first, on another thread, which may still be at the listening.
        _listening.Task.ContinueWith(_ => SdkThreads.Run(action), TaskScheduler.Default);
    }

    private bool Take(Step step)
    {
        var before = _state;
        _state = (before, step) switch
        {
            (State.Returned, Step.Add) => State.Added,
            (_, Step.Abandon) => State.Abandoned,
            _ => before,
        };
        return _state != before;
    }

    private static void Complete(TaskCompletionSource<bool> done, Action setUp)
    {
        try
        {
            setUp();
            done.TrySetResult(true);
        }
        catch (Exception e)
        {
            done.TrySetException(e);
        }
    }
}
