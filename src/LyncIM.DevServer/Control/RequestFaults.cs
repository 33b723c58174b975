using System;
using System.Collections.Generic;

namespace LyncIM.DevServer.Control;

/// <summary>What goes wrong with requests. Safe for any thread.</summary>
public sealed class RequestFaults
{
    private readonly object _gate = new();
    private readonly List<(RequestFault Fault, int Left)> _faults = [];

    /// <summary>How many faults can still strike.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _faults.Count;
        }
    }

    /// <summary>Lets something go wrong; of several that could strike a request the first does.</summary>
    public void Add(RequestFault fault)
    {
        lock (_gate)
            _faults.Add((fault, fault.Times));
    }

    /// <summary>Lets the next request with that method go wrong whose path, without its query, ends so; "" is any.</summary>
    public void Add(FaultKind kind, string method, string pathEnding) => Add(new RequestFault(kind, Is(method, pathEnding)));

    /// <summary>A condition for requests with that method whose path, without its query, ends so; "" is any.</summary>
    public static Func<RecordedRequest, bool> Is(string method, string pathEnding) => request =>
        (method.Length == 0 || request.Method == method)
        && request.Path.Split('?')[0].EndsWith(pathEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes all faults back.</summary>
    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    internal RequestFault? Take(RecordedRequest request)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(entry => entry.Fault.Strikes(request));
            if (index < 0)
                return null;
            var (fault, left) = _faults[index];
            if (left > 1)
                _faults[index] = (fault, left - 1);
            else
                _faults.RemoveAt(index);
            return fault;
        }
    }
}
