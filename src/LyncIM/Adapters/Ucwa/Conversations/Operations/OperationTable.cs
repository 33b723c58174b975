using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// The operations that are under way. Their events may come before the answer to the request that has begun them: what nobody can be
/// found for is kept until somebody claims it.
/// </summary>
internal sealed class OperationTable
{
    private const int MostUnclaimed = 500;

    private readonly List<Operation> _operations = new();
    private readonly List<UcwaEvent> _unclaimed = new();
    private readonly List<Operation> _abandoned = new();

    /// <summary>Whether an operation is under way whose conversation on the server is not known yet.</summary>
    public bool IsConversationAwaited
    {
        get
        {
            lock (_operations)
                return _operations.Any(operation => operation.Conversation.Uri is null);
        }
    }

    public void Add(Operation operation)
    {
        lock (_operations)
            _operations.Add(operation);
    }

    public void Remove(Operation operation)
    {
        lock (_operations)
            _operations.Remove(operation);
    }

    public IReadOnlyList<Operation> All()
    {
        lock (_operations)
            return _operations.ToArray();
    }

    public IReadOnlyList<Operation> Of(UcwaConversation conversation) =>
        All().Where(operation => operation.Conversation == conversation).ToArray();

    /// <summary>Whether an event's operation, and its conversation on the server, are known without what the event does not bring.</summary>
    public bool Knows(UcwaEvent happened)
    {
        lock (_operations)
            return _operations.Any(operation => operation.Key == happened.Key && operation.Conversation.Uri is not null);
    }

    /// <summary>The operation of an event; null where it is not known, or not yet.</summary>
    public Operation? Find(UcwaEvent happened)
    {
        var id = happened.Resource?.Text("operationId");
        lock (_operations)
        {
            var found = _operations.Find(operation => operation.Id == id) ?? _operations.Find(operation => operation.Key == happened.Key);
            if (found is not null)
                found.Key = happened.Key;
            return found;
        }
    }

    /// <summary>Nobody wants an operation any more, but the server may still tell of it.</summary>
    public void Abandon(Operation operation)
    {
        lock (_operations)
        {
            _abandoned.Add(operation);
            if (_abandoned.Count > MostUnclaimed)
                _abandoned.RemoveAt(0);
        }
    }

    /// <summary>Whether an event is of an operation that nobody wants any more.</summary>
    public bool IsAbandoned(UcwaEvent happened)
    {
        var id = happened.Resource?.Text("operationId");
        lock (_operations)
            return _abandoned.Any(operation => operation.Id == id || operation.Key == happened.Key);
    }

    /// <summary>Keeps an event for whoever claims it.</summary>
    public void Keep(UcwaEvent happened)
    {
        lock (_operations)
        {
            _unclaimed.Add(happened);
            if (_unclaimed.Count > MostUnclaimed)
                _unclaimed.RemoveAt(0);
        }
    }

    /// <summary>The server has said what it knows the operation by: the events of it that have come before.</summary>
    public IReadOnlyList<UcwaEvent> Claim(Operation operation, string key)
    {
        lock (_operations)
        {
            operation.Key = key;
            var own = _unclaimed.Where(happened => happened.Key == key).ToArray();
            _unclaimed.RemoveAll(happened => happened.Key == key);
            return own;
        }
    }

    /// <summary>All that is under way has failed.</summary>
    public void FailAll(LyncException reason)
    {
        foreach (var operation in All())
            operation.Fail(reason);
        lock (_operations)
            _unclaimed.Clear();
    }
}
