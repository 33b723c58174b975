using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Starts conversations, and tells of those that anybody starts.</summary>
public class ConversationManager : UCWFull
{
    private readonly EventSlot<ConversationManagerEventArgs> _conversationAdded = new(nameof(ConversationAdded));
    private readonly EventSlot<ConversationManagerEventArgs> _conversationRemoved = new(nameof(ConversationRemoved));

    internal ConversationManager(ConversationManagerObject remote)
    {
        Com = remote;
    }

    public IList<Conversation>? Conversations => GetCollection(
        () => new LiveCollection<Conversation>("ConversationCollection", Remote, () => Remote.All));

    private ConversationManagerObject Remote => (ConversationManagerObject)Com;

    public event EventHandler<ConversationManagerEventArgs> ConversationAdded
    {
        add => _conversationAdded.Add(value);
        remove => _conversationAdded.Remove(value);
    }

    public event EventHandler<ConversationManagerEventArgs> ConversationRemoved
    {
        add => _conversationRemoved.Add(value);
        remove => _conversationRemoved.Remove(value);
    }

    /// <summary>
    /// Returns at once; participants are added in the handler of <see cref="ConversationAdded"/>, which brings the same object.
    /// </summary>
    public Conversation AddConversation() => CallWrapped<Conversation>(() => Remote.Start());

    /// <summary>Returns at once; ConversationAdded follows. It may be a conversation that is open already, or waits.</summary>
    public Conversation JoinConference(string conferenceUrl) => CallWrapped<Conversation>(() => Remote.Join(conferenceUrl));

    internal void OnAdded(ConversationObject conversation) =>
        _conversationAdded.Raise(this, () => new ConversationManagerEventArgs(new EventData(conversation), conversation));

    internal void OnRemoved(ConversationObject conversation)
    {
        _conversationRemoved.Raise(this, () => new ConversationManagerEventArgs(new EventData(conversation), conversation));
        Release(conversation);
    }
}
