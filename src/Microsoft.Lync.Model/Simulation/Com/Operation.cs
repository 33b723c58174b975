using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Threads;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>One Begin/End operation. <see cref="End"/> blocks, with no timeout, until it has completed.</summary>
internal sealed class Operation : IAsyncResult
{
    /// <summary>The genuine SDK's class, whose status it reads when Lync says that it is done.</summary>
    private const string StatusOwner = "AsynchronousOperation";

    private readonly ManualResetEvent _completed = new(false);
    private readonly ManualResetEvent _calledBack = new(false);
    private readonly AsyncCallback? _callback;
    private readonly UCWBase _owner;
    private readonly string _begunBy;
    private int _hasCompleted;
    private uint _code;
    private object? _result;

    public Operation(UCWBase owner, AsyncCallback? callback, object? state, [CallerMemberName] string begunBy = "")
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

    /// <summary>Whether a second callback is ignored, as that of a search is.</summary>
    public bool IgnoresSecondCallback { get; set; }

    /// <summary>
    /// Completes it, once, on a thread of the SDK's; <paramref name="code"/> 0 is success. Where Lync dies before the SDK has
    /// read the status, it never completes.
    /// </summary>
    public void Complete(uint code = 0, object? result = null)
    {
        if (!_owner.Com.Process.IsRunning || Interlocked.Exchange(ref _hasCompleted, 1) == 1)
            return;
        if (!Strikes(Fault.CallbackLost, out _) && TryReadStatus(code))
        {
            _result = result;
            _completed.Set();
            SdkThreads.Run(() => _callback?.Invoke(this));
            if (!IgnoresSecondCallback && Strikes(Fault.CallbackTwice, out _))
                SdkThreads.Run(() => _callback?.Invoke(this));
        }
        _calledBack.Set();
    }

    /// <summary>
    /// Hands <paramref name="run"/> to the strand or, where a test wants the callback before Begin returns, runs it to its end
    /// on another thread first.
    /// </summary>
    public void Begin(Strand strand, Action run)
    {
        if (Strikes(Fault.CallbackFirst, out _))
        {
            SdkThreads.Post(run);
            WaitHandle.WaitAny([_calledBack, _owner.Com.Process.Died]);
        }
        else
        {
            strand.Post(run);
        }
    }

    public static void End(IAsyncResult result) => EndWithResult(result);

    public static object? EndWithResult(IAsyncResult result)
    {
        var operation = (Operation)result;
        operation._completed.WaitOne();
        return operation._code == 0 ? operation._result : throw LyncClientException.FromCode(operation._code);
    }

    private bool TryReadStatus(uint code)
    {
        try
        {
            _code = ComCall.Run(
                StatusOwner, "StatusCode", _owner.Com, () => Strikes(Fault.Fails, out var injected) ? injected : code);
            return true;
        }
        catch (COMException e)
        {
            ComFailure.Meet(e, _owner.Com);
            return false;
        }
    }

    private bool Strikes(Fault fault, out uint code) => Faults.Strikes(fault, _owner.Kind, _begunBy, out code);
}
