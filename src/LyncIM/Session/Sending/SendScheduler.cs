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
    private readonly Dictionary<string, SendLine> _lines = new();
    private readonly ConcurrentQueue<SendJob> _completed = new();
    private readonly Action _wake;
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
        Conversations = new CommandConversations(session, options, notices, stop);
    }

    public LyncSession Session { get; }

    public SendOptions Options { get; }

    public INotices Notices { get; }

    /// <summary>Cancelled when the user wants to stop.</summary>
    public CancellationToken Stop { get; }

    public CommandConversations Conversations { get; }

    /// <summary>How many messages have been begun and have no outcome yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Finds the client, also one that comes back while there are retries left.</summary>
    /// <exception cref="LyncException">There is none, or nobody is signed in.</exception>
    public Task AttachAsync(Deadline deadline) =>
        Options.Retry == 0 ? Session.RequireSignedInAsync(null, deadline, Notices) : AttachPatientlyAsync();

    /// <summary>Completes when one more message can be begun; that takes a place, which <see cref="Begin"/> uses.</summary>
    public Task ReadyAsync() => _slots.WaitAsync(Stop);

    /// <summary>Begins a message, or queues it up behind the others to the same recipient; its outcome can be taken later.</summary>
    public void Begin(Recipient target, string text)
    {
        SendJob job;
        lock (_lines)
        {
            _underWay++;
            var isBusy = _lines.TryGetValue(target.Key, out var line);
            job = new SendJob(this, line ??= new SendLine(), target, text);
            if (isBusy)
            {
                line.Wait(job);
                Pass();
                return;
            }
            _lines.Add(target.Key, line);
        }
        _ = RunAsync(job);
    }

    /// <summary>The outcome of a message that has completed and was not taken yet; null where there is none now.</summary>
    public SendJob? TakeCompleted() => _completed.TryDequeue(out var job) ? job : null;

    /// <summary>Gives a place back that is not used, or not for a while.</summary>
    public void Pass() => _slots.Release();

    /// <summary>Takes a place again, also where the user stops the command.</summary>
    public Task ReturnAsync() => _slots.WaitAsync();

    /// <summary>Completes when nothing is under way.</summary>
    public Task IdleAsync()
    {
        lock (_lines)
        {
            if (_underWay == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
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

    /// <summary>Sends a message, and then those that have queued up behind it, in its place.</summary>
    private async Task RunAsync(SendJob? job)
    {
        while (job is not null)
        {
            await job.RunAsync().ConfigureAwait(false);
            // Before anything else goes to the recipient, which would be sent into a conversation that is about to end.
            if (Leave(job.Line) is { } conversations)
                await Conversations.LeaveAsync(conversations).ConfigureAwait(false);
            var next = Next(job);
            Complete(job, isLast: next is null);
            job = next;
        }
    }

    private IReadOnlyList<LyncConversation>? Leave(SendLine line)
    {
        lock (_lines)
            return line.TakeConversations();
    }

    private SendJob? Next(SendJob job)
    {
        lock (_lines)
        {
            var next = job.Line.Next();
            if (next is null)
                _lines.Remove(job.Target.Key);
            return next;
        }
    }

    private void Complete(SendJob job, bool isLast)
    {
        _completed.Enqueue(job);
        if (isLast)
            Pass();
        _wake();
        lock (_lines)
        {
            if (--_underWay == 0)
                _idle?.TrySetResult(true);
        }
    }

    private async Task AttachPatientlyAsync()
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
}
