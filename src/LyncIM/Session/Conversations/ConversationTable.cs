using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>The conversations that are open, and those that have ended with messages unread.</summary>
internal sealed class ConversationTable
{
    private readonly object _changing = new();
    private readonly Dictionary<IMessagingConversation, OpenConversation> _byChannel = new();

    /// <summary>Those that have ended too, for as long as the client may still speak of them.</summary>
    private readonly ConditionalWeakTable<IMessagingConversation, OpenConversation> _everSeen = new();
    private readonly Dictionary<LyncConversation, OpenConversation> _byConversation = new();
    private readonly List<LyncConversation> _ended = new();

    /// <summary>Who takes part in them, or has.</summary>
    public RecentPeople People { get; } = new();

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<LyncConversation> Conversations
    {
        get
        {
            lock (_changing)
            {
                _ended.RemoveAll(conversation => conversation.UnreadCount == 0);
                return _byConversation.Keys.Concat(_ended).OrderBy(conversation => conversation.Id).ToArray();
            }
        }
    }

    /// <summary>The open ones of one attachment to a client, for which <paramref name="owner"/> stands.</summary>
    public IReadOnlyList<OpenConversation> OpenOf(object owner)
    {
        lock (_changing)
            return _byChannel.Values.Where(open => open.Owner == owner).ToArray();
    }

    /// <summary>The one with that channel, even if it has ended; made for <paramref name="owner"/> where there is none yet.</summary>
    public OpenConversation Ensure(IMessagingConversation channel, object owner)
    {
        lock (_changing)
        {
            if (_everSeen.TryGetValue(channel, out var known))
                return known;
            var open = new OpenConversation(channel, owner);
            _everSeen.Add(channel, open);
            _byChannel.Add(channel, open);
            _byConversation.Add(open.Conversation, open);
            return open;
        }
    }

    public OpenConversation? Find(LyncConversation conversation)
    {
        lock (_changing)
            return _byConversation.TryGetValue(conversation, out var open) ? open : null;
    }

    public OpenConversation? FindOneToOne(SipAddress address) => Find(open => open.Conversation.IsOneToOneWith(address.Address));

    public OpenConversation? FindConference(string conferenceUri) => Find(open => string.Equals(
        open.Conversation.ConferenceUri, conferenceUri, StringComparison.OrdinalIgnoreCase));

    public void Remove(OpenConversation open)
    {
        lock (_changing)
        {
            if (!_byChannel.Remove(open.Channel))
                return;
            _byConversation.Remove(open.Conversation);
            _ended.RemoveAll(conversation => conversation.UnreadCount == 0);
            _ended.Add(open.Conversation);
        }
    }

    /// <summary>Forgets those that have ended, and everybody who took part.</summary>
    public void ForgetEnded()
    {
        lock (_changing)
            _ended.Clear();
        People.Forget();
    }

    private OpenConversation? Find(Func<OpenConversation, bool> isMeant)
    {
        lock (_changing)
            return _byChannel.Values.FirstOrDefault(isMeant);
    }
}
