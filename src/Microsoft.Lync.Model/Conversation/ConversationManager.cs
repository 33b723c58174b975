using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Starts conversations, and tells of those that anybody starts.</summary>
public class ConversationManager : UCWFull
{
    private readonly EventSlot<ConversationManagerEventArgs> _conversationAdded = new(nameof(ConversationAdded));
    private readonly EventSlot<ConversationManagerEventArgs> _conversationRemoved = new(nameof(ConversationRemoved));
    private readonly List<Conversation> _conversations = new();

    internal ConversationManager(LyncClient owner)
    {
        OwnedBy(owner);
    }

    public IList<Conversation>? Conversations => Read<IList<Conversation>?>(Snapshot(), null);

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
    public Conversation AddConversation()
    {
        EnterSignedIn(nameof(AddConversation));
        return Add(new Conversation(Owner, conferenceUri: null));
    }

    /// <summary>Returns at once; ConversationAdded follows.</summary>
    public Conversation JoinConference(string conferenceUrl)
    {
        EnterSignedIn(nameof(JoinConference));
        if (string.IsNullOrWhiteSpace(conferenceUrl) || !conferenceUrl.Contains(":"))
            throw LyncClientException.FromCode(0x80070057);
        return Add(new Conversation(Owner, conferenceUrl));
    }

    internal Conversation Add(Conversation conversation)
    {
        conversation.Strand.Post(() =>
        {
            lock (_conversations)
                _conversations.Add(conversation);
            conversation.Provision();
            _conversationAdded.Raise(this, new ConversationManagerEventArgs(conversation));
            conversation.AfterAdded();
        });
        return conversation;
    }

    internal void Remove(Conversation conversation)
    {
        lock (_conversations)
            _conversations.Remove(conversation);
        _conversationRemoved.Raise(this, new ConversationManagerEventArgs(conversation));
    }

    internal void CloseAll()
    {
        foreach (var conversation in Snapshot())
            conversation.Close();
    }

    private Conversation[] Snapshot()
    {
        lock (_conversations)
            return _conversations.ToArray();
    }

    private void EnterSignedIn(string member)
    {
        Enter(member);
        if (Owner.CurrentState != ClientState.SignedIn)
            throw LyncClientException.FromCode(0x80C80006);
    }
}
