using System;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A message that has been handed to the server, until an event tells what became of it.</summary>
internal sealed class PendingMessage
{
    private readonly TaskCompletionSource<LyncException?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingMessage(OutgoingText text)
    {
        Text = text;
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public OutgoingText Text { get; }

    /// <summary>What the server knows it by; null as long as that is not known.</summary>
    public string? Key { get; set; }

    /// <summary>Whether the server's answer has been lost, or does not say what it knows the message by.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Completes with why it was not delivered; null where it was.</summary>
    public Task<LyncException?> Completion => _completion.Task;

    public void Complete(LyncException? failure) => _completion.TrySetResult(failure);
}
