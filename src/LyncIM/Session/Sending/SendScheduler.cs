using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// Sends the messages of one command side by side: so many at a time, those with the same target one after the other, each repeated
/// where that helps, and never twice where the first may have been delivered.
/// </summary>
internal sealed class SendScheduler
{
    private readonly SemaphoreSlim _slots;
    private readonly KeyedLock _turns = new();
    private readonly object _counting = new();
    private int _underWay;
    private TaskCompletionSource<bool>? _idle;

    public SendScheduler(LyncSession session, SendOptions options, INotices notices, CancellationToken stop)
    {
        Session = session;
        Options = options;
        Notices = notices;
        Stop = stop;
        _slots = new SemaphoreSlim(options.ThrottleLimit);
    }

    public LyncSession Session { get; }

    public SendOptions Options { get; }

    public INotices Notices { get; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Stop { get; }

    public CommandConversations Opened { get; } = new();

    /// <summary>How many messages have been begun and have no outcome yet.</summary>
    public int UnderWay
    {
        get
        {
            lock (_counting)
                return _underWay;
        }
    }

    /// <summary>Finds the client, also one that comes back while there are retries left.</summary>
    /// <exception cref="LyncException">There is none, or nobody is signed in.</exception>
    public async Task AttachAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RequireClientAsync().ConfigureAwait(false);
                return;
            }
            catch (LyncException e) when (attempt <= Options.Retry && RetryPolicy.MayPass(e))
            {
                await RestAsync(e, attempt).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Completes when one more message can be begun; that takes a place, which <see cref="Begin"/> uses.</summary>
    public Task ReadyAsync() => _slots.WaitAsync(Stop);

    /// <summary>Gives a place back that is not used.</summary>
    public void Pass() => _slots.Release();

    /// <summary>Begins a message; <paramref name="completed"/> is called once, on any thread, also where the user stops the command.</summary>
    public void Begin(Recipient target, string text, Action<SendOutcome> completed)
    {
        lock (_counting)
            _underWay++;
        Opened.Expect(target.Key);
        var sending = new SendJob(this, target, text, _turns.TakeAsync(target.Key, Stop));
        _ = Task.Run(() => RunAsync(sending, completed));
    }

    /// <summary>Completes when nothing is under way.</summary>
    public Task IdleAsync()
    {
        lock (_counting)
        {
            if (_underWay == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Lets another message take the place while this one waits for something else.</summary>
    public async Task<T> AsideAsync<T>(Func<Task<T>> wait)
    {
        _slots.Release();
        try
        {
            return await wait().ConfigureAwait(false);
        }
        finally
        {
            await _slots.WaitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A message to the target is done with; after the last one, what was opened for them is ended where that is wanted.</summary>
    public async Task EndOpenedAsync(string key)
    {
        var opened = Opened.Leave(key);
        foreach (var conversation in Options.EndConversation ? opened : Array.Empty<LyncConversation>())
            await EndAsync(conversation).ConfigureAwait(false);
    }

    /// <summary>The time that one attempt has.</summary>
    public Deadline NewDeadline() => new(Options.Timeout, Stop);

    private async Task RunAsync(SendJob sending, Action<SendOutcome> completed)
    {
        var outcome = await sending.RunAsync().ConfigureAwait(false);
        completed(outcome);
        _slots.Release();
        lock (_counting)
        {
            if (--_underWay == 0)
                _idle?.TrySetResult(true);
        }
    }

    private async Task EndAsync(LyncConversation conversation)
    {
        using var deadline = new Deadline(Stop.IsCancellationRequested ? WaitTimes.BestEffort : Options.Timeout, CancellationToken.None);
        try
        {
            await Session.EndAsync(conversation, deadline).ConfigureAwait(false);
        }
        catch (LyncException e)
        {
            Notices.Warning($"{conversation} could not be ended: {e.Message}");
        }
    }

    private async Task RequireClientAsync()
    {
        using var deadline = NewDeadline();
        await Session.RequireSignedInAsync(null, deadline, Notices).ConfigureAwait(false);
    }

    /// <summary>Waits before another attempt; where the client has gone, until it is back or the time of one attempt is over.</summary>
    public async Task<bool> RestAsync(LyncException failure, int attempt)
    {
        await Task.Delay(RetryPolicy.DelayAfter(attempt), Stop).ConfigureAwait(false);
        using var deadline = NewDeadline();
        while (RetryPolicy.IsClientAway(failure) && !deadline.Token.IsCancellationRequested)
        {
            if (await IsClientBackAsync().ConfigureAwait(false))
                return true;
            await Task.Delay(WaitTimes.PollInterval, Stop).ConfigureAwait(false);
        }
        return false;
    }

    private async Task<bool> IsClientBackAsync()
    {
        try
        {
            await RequireClientAsync().ConfigureAwait(false);
            return true;
        }
        catch (LyncException e) when (RetryPolicy.IsClientAway(e))
        {
            return false;
        }
    }

}
