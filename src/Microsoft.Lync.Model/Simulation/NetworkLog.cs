using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation.Conversations;
using SentMessage = Microsoft.Lync.Model.Simulation.SimulatedNetwork.SentMessage;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>What has gone over the simulated network, and what handlers have thrown, since it was reset.</summary>
internal sealed class NetworkLog
{
    private readonly ConcurrentQueue<SentMessage> _sent = new();
    private readonly ConcurrentQueue<string> _wire = new();
    private readonly ConcurrentQueue<Exception> _swallowed = new();

    public IReadOnlyList<SentMessage> Sent => _sent.ToArray();

    public IReadOnlyList<string> Wire => _wire.ToArray();

    public IReadOnlyList<Exception> Swallowed => _swallowed.ToArray();

    public void AddTyping(ConversationObject conversation, bool isTyping) =>
        _wire.Enqueue($"typing {(isTyping ? "on" : "off")} {RecipientsOf(conversation)}");

    public void AddMessage(ConversationObject conversation, IReadOnlyDictionary<InstantMessageContentType, string> contents)
    {
        _wire.Enqueue($"message {RecipientsOf(conversation)}");
        _sent.Enqueue(new SentMessage(RecipientsOf(conversation), contents));
    }

    public void AddSwallowed(Exception exception) => _swallowed.Enqueue(exception);

    private static string RecipientsOf(ConversationObject conversation) =>
        string.Join(", ", conversation.Others.Select(other => other.Contact.Uri));
}
