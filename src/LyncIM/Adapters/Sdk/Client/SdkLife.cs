using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Whether the client is still there, and what it does. The SDK says that it has gone when one object was dead, and getters say
/// Invalid when one call was refused: only a state that is Invalid more than once counts. Nothing of a client that has gone is
/// touched any more, because the SDK would throw its successor away.
/// </summary>
internal sealed class SdkLife : IDisposable
{
    private const int ReadsAfterHint = 2;
    private const int ReadsWithoutHint = 3;
    private static readonly TimeSpan PauseAfterHint = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseWithoutHint = TimeSpan.FromMilliseconds(100);

    /// <summary>Limit for what is asked while a caller is held up by it.</summary>
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(1);

    private readonly LyncClient _client;
    private readonly CancellationTokenSource _over = new();
    private readonly object _changing = new();
    private IMessagingObserver? _observer;
    private readonly Action _look;
    private Task? _verification;
    private volatile bool _isHinted;
    private volatile bool _hasGone;
    private volatile SeenState _last = new(LyncClientState.NotRunning, DateTime.Now, IsFirst: true);
    private bool _isSeen;
    private int _reads;
    private long _lastReadBegan;

    public SdkLife(LyncClient client, IMessagingObserver observer)
    {
        _client = client;
        _observer = observer;
        Over = _over.Token;
        _look = Look;
    }

    /// <summary>Cancelled when the client has gone or was let go.</summary>
    public CancellationToken Over { get; }

    /// <summary>Whether the client has gone or was let go.</summary>
    public bool IsOver => Over.IsCancellationRequested;

    /// <summary>Whether it is sure that the client has gone.</summary>
    public bool HasGone => _hasGone;

    /// <summary>Who hears of the client; null once it has gone or was let go.</summary>
    public IMessagingObserver? Observer => Volatile.Read(ref _observer);

    /// <summary>The state that was seen last.</summary>
    public SeenState Last => _last;

    /// <summary>What the client does, asked anew; what was seen last where it does not answer.</summary>
    public LyncClientState State
    {
        get
        {
            // Where a reading hangs already, no further thread is to hang with it.
            if (!IsOver && !IsReadingHung)
                SdkThreads.RunAsync(_look).Wait(AskLimit);
            return IsOver ? LyncClientState.NotRunning : _last.State;
        }
    }

    /// <summary>Asks the client what it does; NotRunning where it has gone.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the client was let go.</exception>
    public async Task<LyncClientState> ReadStateAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Over);
        var isRead = await SdkThreads.RunAsync(_look).CompletesAsync(either.Token).ConfigureAwait(false);
        if (!isRead && !_hasGone)
            throw new OperationCanceledException(either.Token);
        return IsOver ? LyncClientState.NotRunning : _last.State;
    }

    /// <summary>Remembers the state that was seen, and since when it is so.</summary>
    public void Note(LyncClientState state)
    {
        lock (_changing)
        {
            if (_last.State != state || !_isSeen)
                _last = new SeenState(state, DateTime.Now, IsFirst: !_isSeen);
            _isSeen = true;
        }
    }

    /// <summary>Looks, on another thread, whether the client has gone: something said so.</summary>
    public void Suspect()
    {
        _isHinted = true;
        _ = Verification;
    }

    /// <exception cref="LyncException">The client has gone.</exception>
    /// <exception cref="OperationCanceledException">It was let go.</exception>
    public void DemandPresent()
    {
        if (_hasGone)
            throw SdkWords.Gone();
        Over.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Says what a call has failed with. One that met a dead object is told from one whose client has gone, which may take a moment:
    /// not to be called on a thread of the SDK's, or in a hurry.
    /// </summary>
    public LyncException Explain(Exception thrown)
    {
        var failure = SdkErrors.Translate(thrown);
        if (!SdkErrors.IsGone(failure) || _hasGone)
            return failure;
        _isHinted = true;
        var verification = Verification;
        return verification.Wait(WaitTimes.BestEffort + AskLimit) && !_hasGone ? SdkErrors.OfLivingClient(failure) : failure;
    }

    /// <summary>Asks for callers that cannot await it; no is the answer where it takes too long.</summary>
    /// <exception cref="LyncException">The client has gone, or what was thrown.</exception>
    public bool Ask(Func<bool> ask)
    {
        DemandPresent();
        LyncException? failure = null;
        var answer = false;
        var asking = SdkThreads.RunAsync(() =>
        {
            try
            {
                answer = ask();
            }
            catch (Exception e)
            {
                failure = Explain(e);
            }
        });
        // Nothing here needs a thread of the pool, of which many callers may wait at once.
        var isAnswered = asking.Wait(AskLimit);
        return failure is null ? isAnswered && answer : throw failure;
    }

    /// <summary>Does what nobody waits for, unless the client has gone or was let go.</summary>
    public void Post(Action action) => SdkThreads.Run(() =>
    {
        if (!IsOver)
            SdkTrace.Try(action);
    });

    /// <summary>Lets the client go: whoever waits is freed, and nothing is told any more.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _observer, null);
        _over.Cancel();
    }

    /// <summary>Whether the client has gone: asked as often as it takes to be sure, by one for all who want to know.</summary>
    private Task Verification
    {
        get
        {
            lock (_changing)
            {
                if (_verification is null || (_verification.IsCompleted && !_hasGone))
                    _verification = SdkThreads.RunAsync(Verify);
                return _verification;
            }
        }
    }

    /// <summary>Reads the state, and remembers it; makes sure that the client has gone where it may have.</summary>
    private void Look()
    {
        if (IsOver)
            return;
        var state = ReadState();
        if (state != ClientState.Invalid)
            Note(SdkEnums.Of(state));
        else
            Verification.Wait();
    }

    private void Verify()
    {
        for (var reads = 1; !IsOver; reads++)
        {
            if (ReadState() is var state and not ClientState.Invalid)
            {
                Note(SdkEnums.Of(state));
                _isHinted = false;
                return;
            }
            if (reads >= (_isHinted ? ReadsAfterHint : ReadsWithoutHint))
                Lose();
            else
                Thread.Sleep(_isHinted ? PauseAfterHint : PauseWithoutHint);
        }
    }

    private void Lose()
    {
        _hasGone = true;
        Note(LyncClientState.NotRunning);
        var observer = Interlocked.Exchange(ref _observer, null);
        _over.Cancel();
        if (observer is not null)
            SdkTrace.Try(observer.ClientLost);
    }

    private bool IsReadingHung => Volatile.Read(ref _reads) > 0
        && Stopwatch.GetTimestamp() - Volatile.Read(ref _lastReadBegan) > AskLimit.TotalSeconds * Stopwatch.Frequency;

    private ClientState ReadState()
    {
        Volatile.Write(ref _lastReadBegan, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _reads);
        try
        {
            return _client.State;
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return ClientState.Invalid;
        }
        finally
        {
            Interlocked.Decrement(ref _reads);
        }
    }
}
