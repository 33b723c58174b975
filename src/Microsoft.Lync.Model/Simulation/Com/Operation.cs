using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>One Begin/End operation. <see cref="End"/> blocks, with no timeout, until it has completed.</summary>
internal sealed class Operation : IAsyncResult
{
    private readonly ManualResetEvent _completed = new(false);
    private readonly ManualResetEvent _calledBack = new(false);
    private readonly AsyncCallback? _callback;
    private readonly object _owner;
    private readonly string _begunBy;
    private int _hasCompleted;
    private uint _code;

    public Operation(object owner, AsyncCallback? callback, object? state, [CallerMemberName] string begunBy = "")
    {
        _owner = owner;
        _callback = callback;
        AsyncState = state;
        _begunBy = begunBy;
    }

    public object? AsyncState { get; }

    public WaitHandle AsyncWaitHandle => _completed;

    public bool CompletedSynchronously => false;

    public bool IsCompleted => _completed.WaitOne(0);

    /// <summary>Completes it, once, on a thread of the SDK's; <paramref name="code"/> 0 is success.</summary>
    public void Complete(uint code = 0)
    {
        if (Interlocked.Exchange(ref _hasCompleted, 1) == 1 || Strikes(Fault.CallbackLost, out _))
            return;
        _code = Strikes(Fault.Fails, out var injected) ? injected : code;
        _completed.Set();
        SdkThreads.Run(() => _callback?.Invoke(this));
        if (Strikes(Fault.CallbackTwice, out _))
            SdkThreads.Run(() => _callback?.Invoke(this));
        _calledBack.Set();
    }

    /// <summary>
    /// What Begin… does after it has checked its arguments: <paramref name="run"/> is handed to the strand, or, where a test
    /// wants the callback before Begin returns, is run to its end on another thread first.
    /// </summary>
    public IAsyncResult Begin(Strand strand, Action run)
    {
        if (Strikes(Fault.CallbackFirst, out _))
        {
            SdkThreads.Post(run);
            _calledBack.WaitOne();
        }
        else
        {
            strand.Post(run);
        }
        return this;
    }

    public static void End(IAsyncResult result)
    {
        var operation = (Operation)result;
        operation._completed.WaitOne();
        if (operation._code != 0)
            throw LyncClientException.FromCode(operation._code);
    }

    private bool Strikes(Fault fault, out uint code) => Faults.Strikes(fault, _owner, _begunBy, out code);
}
