using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// Sends the messages of one command side by side: so many at a time, those with the same key one after the other. With a limit of one
/// they keep the order of the input.
/// </summary>
internal sealed class SendScheduler
{
    private readonly SemaphoreSlim _slots;
    private readonly KeyedLock _turns = new();
    private readonly ConcurrentQueue<SendJob> _completed = new();
    private readonly ConcurrentQueue<LyncConversation> _toEnd = new();
    private readonly Action _wake;
    private readonly object _counting = new();
    private int _underWay;
    private TaskCompletionSource<bool>? _idle;

    /// <param name="session">The session.</param>
    /// <param name="options">How they are sent.</param>
    /// <param name="notices">Is told what is done.</param>
    /// <param name="wake">Called, on any thread, whenever a message is completed.</param>
    /// <param name="stop">Cancelled when the user wants to stop.</param>
    public SendScheduler(LyncSession session, SendOptions options, INotices notices, Action wake, CancellationToken stop)
    {
        Session = session;
        Options = options;
        Notices = notices;
        Stop = stop;
        _wake = wake;
        _slots = new SemaphoreSlim(options.ThrottleLimit);
    }

    public LyncSession Session { get; }

    public SendOptions Options { get; }

    public INotices Notices { get; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Stop { get; }

    public CommandConversations Conversations { get; } = new();

    /// <summary>How many messages have been begun and have no outcome yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Finds the client, also one that comes back while there are retries left.</summary>
    /// <exception cref="LyncException">There is none, or nobody is signed in.</exception>
    public async Task AttachAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var deadline = NewDeadline();
            try
            {
                await Session.RequireSignedInAsync(null, deadline, Notices).ConfigureAwait(false);
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

    /// <summary>Begins a message; its outcome can be taken later, also where the user stops the command.</summary>
    public void Begin(Recipient target, string text)
    {
        lock (_counting)
            _underWay++;
        Conversations.Expect(target.Key);
        _ = new SendJob(this, target, text).RunAsync(_turns.TakeAsync(target.Key, Stop));
    }

    /// <summary>The outcome of a message that has completed and was not taken yet; null where there is none now.</summary>
    public SendJob? TakeCompleted() => _completed.TryDequeue(out var job) ? job : null;

    /// <summary>Lets another message take the place of one that waits for something; with a limit of one, none overtakes.</summary>
    public void StepAside()
    {
        if (Options.ThrottleLimit > 1)
            _slots.Release();
    }

    /// <summary>Takes a place again after <see cref="StepAside"/>.</summary>
    public Task StepBackAsync() => Options.ThrottleLimit > 1 ? _slots.WaitAsync() : Task.CompletedTask;

    /// <summary>A message has left its conversations to be ended, where nothing else goes there.</summary>
    public async Task EndAsync(IReadOnlyList<LyncConversation> conversations)
    {
        foreach (var conversation in conversations)
        {
            if (Options.End == EndOfConversations.AtEnd && !Stop.IsCancellationRequested)
                _toEnd.Enqueue(conversation);
            else if (Options.End != EndOfConversations.Never)
                await EndAsync(conversation).ConfigureAwait(false);
        }
    }

    /// <summary>At the end of the command: completes when nothing is under way and what was kept open for more messages has ended.</summary>
    public async Task IdleAsync()
    {
        lock (_counting)
        {
            if (_underWay > 0)
                _idle ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (_idle is { } idle)
            await idle.Task.ConfigureAwait(false);
        await EndAllAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the conversations that were kept open for more messages.</summary>
    public async Task EndAllAsync()
    {
        while (_toEnd.TryDequeue(out var conversation))
            await EndAsync(conversation).ConfigureAwait(false);
    }

    /// <summary>On any thread: the message has its outcome.</summary>
    public void Complete(SendJob job)
    {
        _completed.Enqueue(job);
        _slots.Release();
        _wake();
        lock (_counting)
        {
            if (--_underWay == 0)
                _idle?.TrySetResult(true);
        }
    }

    /// <summary>The time that one attempt has.</summary>
    public Deadline NewDeadline() => new(Options.Timeout, Stop);

    /// <summary>Waits before another attempt; where the client has gone, until it is back or the time of one attempt is over.</summary>
    public async Task RestAsync(LyncException failure, int attempt)
    {
        await Task.Delay(RetryPolicy.DelayAfter(attempt), Stop).ConfigureAwait(false);
        if (!RetryPolicy.IsClientAway(failure))
            return;
        using var deadline = NewDeadline();
        await Session.WaitUntilUsableAsync(deadline, Notices).ConfigureAwait(false);
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
}
