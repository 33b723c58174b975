using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Asks the questions of one command side by side; those with the same key wait for each other's answer.</summary>
internal sealed class ReplyScheduler : IDisposable
{
    private readonly SemaphoreSlim _slots;
    private readonly KeyedLock _turns = new();
    private readonly ConcurrentQueue<ReplyJob> _completed = new();
    private readonly CancellationTokenSource _stop;
    private readonly Action _wake;
    private readonly object _counting = new();
    private int _underWay;
    private TaskCompletionSource<bool>? _idle;

    /// <param name="session">The session.</param>
    /// <param name="options">How they are asked.</param>
    /// <param name="notices">Is told what is done.</param>
    /// <param name="wake">Called, on any thread, whenever a question is completed.</param>
    /// <param name="stop">Cancelled when the user wants to stop.</param>
    public ReplyScheduler(LyncSession session, ReplyOptions options, INotices notices, Action wake, CancellationToken stop)
    {
        Session = session;
        Options = options;
        Notices = notices;
        _wake = wake;
        _slots = new SemaphoreSlim(options.ThrottleLimit);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Stop = _stop.Token;
    }

    public LyncSession Session { get; }

    public ReplyOptions Options { get; }

    public INotices Notices { get; }

    /// <summary>Cancelled when the user wants to stop, or when an answer is enough.</summary>
    public CancellationToken Stop { get; }

    /// <summary>How many questions have been begun and have no outcome yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Completes when one more question can be sent; that takes a place, which <see cref="Begin"/> uses.</summary>
    public Task ReadyAsync() => _slots.WaitAsync(Stop);

    /// <summary>Gives a place back.</summary>
    public void Pass() => _slots.Release();

    /// <summary>Begins a question; its outcome can be taken later.</summary>
    public void Begin(Recipient target, string question)
    {
        lock (_counting)
            _underWay++;
        _ = new ReplyJob(this, target, question).RunAsync(_turns.TakeAsync(target.Key, Stop));
    }

    /// <summary>The outcome of a question that has completed and was not taken yet; null where there is none now.</summary>
    public ReplyJob? TakeCompleted() => _completed.TryDequeue(out var job) ? job : null;

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

    /// <summary>An answer is enough: the others are waited for no more, and what they answer stays to be received.</summary>
    public void GiveUpOthers() => _stop.Cancel();

    /// <summary>On any thread: the question has its outcome.</summary>
    public void Complete(ReplyJob job)
    {
        if (Stop.IsCancellationRequested)
            job.GiveBack();
        else
            _completed.Enqueue(job);
        _wake();
        lock (_counting)
        {
            if (--_underWay == 0)
                _idle?.TrySetResult(true);
        }
    }

    /// <summary>Gives up all questions; what has been answered and was not taken goes back to the inbox.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        while (TakeCompleted() is { } job)
            job.GiveBack();
    }
}
