using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests;

/// <summary>A conversation of which a test says what each call does.</summary>
internal sealed class ScriptedConversation : IMessagingConversation
{
    /// <summary>What was called, in order: "typing on", "typing off", "send" with the formats.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What becomes of a call that sets typing; default: it is done at once.</summary>
    public Func<bool, Task> SetTyping { get; set; } = _ => Task.CompletedTask;

    /// <summary>What becomes of a message; default: it is delivered at once.</summary>
    public Func<IReadOnlyDictionary<LyncMessageFormat, string>, Task> Send { get; set; } = _ => Task.CompletedTask;

    public bool HasEnded { get; set; }

    public bool CanSetTyping { get; set; } = true;

    public Task WhenCanSendAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AcceptAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken)
    {
        Calls.Add($"send {string.Join(", ", contents.Keys)}");
        return Send(contents);
    }

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken)
    {
        Calls.Add(isTyping ? "typing on" : "typing off");
        return SetTyping(isTyping);
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
