using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Conversations;

/// <summary>People who talk: two, or a meeting. Each application among them has a conversation of its own for it.</summary>
internal sealed class Dialogue
{
    private static long _count;

    private readonly List<Party> _parties = [];

    public Dialogue(ServerState state) => State = state;

    public ServerState State { get; }

    /// <summary>Grows with each: later ones have higher numbers.</summary>
    public long Number { get; } = Interlocked.Increment(ref _count);

    public string ThreadId { get; init; } = Guid.NewGuid().ToString("N");

    public string Subject { get; init; } = "";

    public string Importance { get; init; } = "Normal";

    /// <summary>Whether somebody simulated started it in answer to a message; they listen there.</summary>
    public bool IsCallBack { get; init; }

    /// <summary>The meeting's address; null between two.</summary>
    public string? MeetingUri { get; private set; }

    public bool IsMeeting => MeetingUri is not null;

    public IReadOnlyList<Party> Parties => _parties;

    public IEnumerable<Party> Except(Party party) => _parties.Where(other => other != party).ToArray();

    public Party? Find(string address) => _parties.FirstOrDefault(party => Addresses.AreSame(party.Address, address));

    /// <summary>Makes it a meeting, and tells those who are there.</summary>
    public void BecomeMeeting(string uri)
    {
        MeetingUri = uri;
        State.Meetings.Add(this);
        foreach (var party in _parties)
            party.HearEscalated();
    }

    /// <summary>Adds somebody, and tells the others of them where it is a meeting.</summary>
    public void Join(Party party)
    {
        _parties.Add(party);
        if (!IsMeeting)
            return;
        foreach (var other in Except(party))
        {
            other.HearJoined(party);
            if (party.HasMessaging)
                other.HearMessaging(party);
        }
    }

    /// <summary>Lets somebody go. Of two, the other is alone then, and it ends.</summary>
    public void Leave(Party party)
    {
        Type(party, false);
        if (!_parties.Remove(party))
            return;
        if (IsMeeting)
        {
            foreach (var other in _parties.ToArray())
                other.HearLeft(party);
            if (!_parties.OfType<Conversation>().Any())
                State.Meetings.Remove(this);
            return;
        }
        var rest = _parties.ToArray();
        _parties.Clear();
        foreach (var other in rest)
            other.HearEnd();
    }

    public void Type(Party party, bool isTyping)
    {
        if (party.IsTyping == isTyping)
            return;
        party.IsTyping = isTyping;
        foreach (var other in Except(party))
            other.HearTyping(party);
    }

    /// <summary>Somebody simulated says something, or somebody's words are brought to the applications.</summary>
    public void Say(Party writer, string contentType, string text)
    {
        Type(writer, false);
        foreach (var conversation in Except(writer).OfType<Conversation>().Where(conversation => conversation.HasMessaging))
            conversation.Receive(writer, new MessageText(contentType, text));
    }
}
