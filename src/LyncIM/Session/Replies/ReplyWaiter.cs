using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>A question that has been asked: it knows its answer when it comes. Waiting costs no thread.</summary>
internal sealed class ReplyWaiter
{
    private readonly TaskCompletionSource<LyncMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LyncMessage>? _misunderstood;
    private readonly ReplyChoices? _choices;
    private long _asked;
    private long _answered;

    /// <param name="address">Who was asked; null for everybody in the conversation.</param>
    /// <param name="choices">What may be answered; null for anything.</param>
    public ReplyWaiter(string? address, ReplyChoices? choices)
    {
        Address = address;
        _choices = choices;
        _misunderstood = choices is null ? null : new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Who was asked; null for everybody in the conversation.</summary>
    public string? Address { get; }

    /// <summary>Where it was asked; null before that.</summary>
    public LyncConversation? Conversation { get; private set; }

    /// <summary>Completes with the answer, if ever.</summary>
    public Task<LyncMessage> Answer => _answer.Task;

    /// <summary>Completes, if ever, with the first message that is none of the choices; null where there are none.</summary>
    public Task<LyncMessage>? Misunderstood => _misunderstood?.Task;

    /// <summary>Which of the choices the answer is; null where there are none.</summary>
    public string? Choice { get; private set; }

    /// <summary>How long the answer took, in seconds.</summary>
    public double Elapsed => (_answered - _asked) / (double)Stopwatch.Frequency;

    /// <summary>The question goes to the client now.</summary>
    public void Begin(LyncConversation conversation)
    {
        Conversation = conversation;
        _asked = Stopwatch.GetTimestamp();
    }

    /// <summary>What is left of the time that an answer may take; null where that is for ever.</summary>
    public TimeSpan? TimeLeft(TimeSpan? timeout)
    {
        var left = timeout - TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - _asked) / (double)Stopwatch.Frequency);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    /// <summary>Takes the message where it is the answer; on any thread, at once.</summary>
    public bool TryTake(LyncMessage message)
    {
        if (_answer.Task.IsCompleted || !IsAsked(message))
            return false;
        var choice = _choices?.Match(message.Text);
        if (_choices is not null && choice is null)
        {
            _misunderstood!.TrySetResult(message);
            return false;
        }
        Choice = choice;
        _answered = Stopwatch.GetTimestamp();
        return _answer.TrySetResult(message);
    }

    /// <summary>Whether somebody says it who was asked: where the question was, or alone with the user in another conversation.</summary>
    private bool IsAsked(LyncMessage message) =>
        ReferenceEquals(message.Conversation, Conversation)
            ? Address is null || message.From == Address
            : message.From == Address && message.Conversation.Kind == LyncConversationType.OneToOne;
}
