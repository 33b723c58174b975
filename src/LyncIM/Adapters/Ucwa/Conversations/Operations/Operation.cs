using System;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Something that was begun in a conversation and completes by an event: an invitation. It has an id of ours.</summary>
internal sealed class Operation
{
    private readonly TaskCompletionSource<LyncException?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action? _succeeded;

    /// <param name="conversation">Where it was begun.</param>
    /// <param name="succeeded">Done in the order of events when it has succeeded, before anybody is told.</param>
    public Operation(UcwaConversation conversation, Action? succeeded = null)
    {
        Conversation = conversation;
        _succeeded = succeeded;
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public UcwaConversation Conversation { get; }

    /// <summary>Whether nothing is said by it: where the server has refused it for now, it is begun again.</summary>
    public bool IsSilent => _succeeded is null;

    /// <summary>What the server knows it by; null as long as that is not known.</summary>
    public string? Key { get; set; }

    /// <summary>How it is called off; null where it cannot be.</summary>
    public Uri? CancelUri { get; private set; }

    /// <summary>Whether an event has told of it: the server has got it.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>Completes with why it has failed; null where it has succeeded.</summary>
    public Task<LyncException?> Completion => _completion.Task;

    /// <summary>Takes over what an event says; called in the order of events.</summary>
    public void Take(UcwaEvent happened)
    {
        IsSeen = true;
        if (happened.Resource?.Link("cancel")?.Uri is { } cancel)
            CancelUri = cancel;
        if (!happened.IsCompleted)
            return;
        if (happened.IsFailure || IsFailed(happened.Resource?.Text("state")))
            Fail(UcwaErrors.Of(happened.Reason));
        else
            Succeed();
    }

    public void Succeed()
    {
        if (_completion.Task.IsCompleted)
            return;
        _succeeded?.Invoke();
        _completion.TrySetResult(null);
    }

    public void Fail(LyncException reason) => _completion.TrySetResult(reason);

    /// <summary>Whether an invitation in that state has come to nothing.</summary>
    public static bool IsFailed(string? state) => state is "Failed" or "Declined" or "Cancelled";
}
