using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LyncIM;

/// <summary>
/// A conversation. It is live: <see cref="State"/>, <see cref="Participants"/> and <see cref="UnreadCount"/> change by themselves.
/// It can be read on any thread.
/// </summary>
public sealed class LyncConversation
{
    private static int _lastId;

    private readonly object _changing = new();
    private volatile ParticipantList _participants = new(Array.Empty<LyncParticipant>());
    private volatile string? _subject;
    private volatile string? _conferenceUri;
    private volatile int _state;
    private int _unreadCount;

    internal LyncConversation()
        : this(Interlocked.Increment(ref _lastId))
    {
    }

    /// <param name="id">The number; 0 for one that is none of the client's.</param>
    internal LyncConversation(int id)
    {
        Id = id;
        LiveProperty.Add(this, nameof(Participants), () => _participants);
    }

    /// <summary>The number by which this module knows the conversation; never given twice in a process.</summary>
    public int Id { get; }

    /// <summary>Where the conversation is in its life: the name of a <see cref="LyncConversationState"/>.</summary>
    public string State => Phase.ToString();

    /// <summary>OneToOne where one other person takes part, Conference where there are several or a conference was joined.</summary>
    public string Type => Kind.ToString();

    /// <summary>
    /// Everybody but the local user, in the order in which they came; those who have left too. In PowerShell it is a list of
    /// <see cref="LyncParticipant"/>; in JSON it is this text, their addresses: kim@contoso.com; lee@contoso.com.
    /// </summary>
    public string Participants => _participants.ToString();

    /// <summary>The subject; null where there is none.</summary>
    public string? Subject => _subject;

    /// <summary>The conference's URI; null for a conversation of two.</summary>
    public string? ConferenceUri => _conferenceUri;

    /// <summary>How many received messages Receive-LyncMessage has not delivered yet.</summary>
    public int UnreadCount => Volatile.Read(ref _unreadCount);

    /// <summary>When this module first saw the conversation, in local time.</summary>
    public DateTime StartTime { get; } = DateTime.Now;

    internal IReadOnlyList<LyncParticipant> People => _participants;

    internal LyncConversationState Phase => (LyncConversationState)_state;

    internal LyncConversationType Kind =>
        _conferenceUri is not null || _participants.Count > 1 ? LyncConversationType.Conference : LyncConversationType.OneToOne;

    internal bool IsOpen => Phase != LyncConversationState.Terminated;

    /// <summary>For example: conversation 3 with kim@contoso.com.</summary>
    public override string ToString()
    {
        var people = string.Join(", ", _participants.Select(participant => participant.SipAddress));
        return people.Length == 0 ? $"conversation {Id}" : $"conversation {Id} with {people}";
    }

    internal void MoveTo(LyncConversationState state)
    {
        lock (_changing)
        {
            if (!IsOpen)
                return;
            _state = (int)state;
            if (!IsOpen)
                Replace(_ => true, participant => With(participant, isTyping: false));
        }
    }

    internal void Name(string? subject) => _subject = string.IsNullOrEmpty(subject) ? null : subject;

    internal void BecomeConference(string conferenceUri) => _conferenceUri = conferenceUri;

    internal void Add(string sipAddress, string displayName)
    {
        lock (_changing)
        {
            var present = new LyncParticipant(sipAddress, displayName, isTyping: false, LyncParticipantState.Present);
            if (Find(sipAddress) is not null)
                Replace(participant => participant.SipAddress == sipAddress, participant => With(present, participant.IsTyping));
            else
                _participants = new(_participants.Append(present).ToArray());
        }
    }

    /// <summary>The participant, where that has ended its typing; else null.</summary>
    internal LyncParticipant? MarkLeft(string sipAddress)
    {
        lock (_changing)
        {
            var wasTyping = Find(sipAddress) is { IsTyping: true };
            Replace(participant => participant.SipAddress == sipAddress, Left);
            return wasTyping ? Find(sipAddress) : null;
        }
    }

    /// <summary>The participant, where that is news; else null.</summary>
    internal LyncParticipant? MarkTyping(string sipAddress, bool isTyping)
    {
        lock (_changing)
        {
            if (Find(sipAddress) is not { IsPresent: true } known || known.IsTyping == isTyping)
                return null;
            Replace(participant => participant == known, participant => With(participant, isTyping));
            return Find(sipAddress);
        }
    }

    /// <summary>Counts messages that have arrived (1) or have been taken (-1), on any thread.</summary>
    internal void CountUnread(int change) => Interlocked.Add(ref _unreadCount, change);

    /// <summary>Whether it is the open conversation of the local user and that person, and nobody else.</summary>
    internal bool IsOneToOneWith(string sipAddress) =>
        Phase is LyncConversationState.Inactive or LyncConversationState.Active or LyncConversationState.Incoming
        && Kind == LyncConversationType.OneToOne
        && _participants is { Count: 1 } others
        && others[0].IsPresent
        && others[0].SipAddress == sipAddress;

    private LyncParticipant? Find(string sipAddress) => _participants.FirstOrDefault(participant => participant.SipAddress == sipAddress);

    private void Replace(Func<LyncParticipant, bool> isMeant, Func<LyncParticipant, LyncParticipant> replace) =>
        _participants = new(_participants.Select(participant => isMeant(participant) ? replace(participant) : participant).ToArray());

    private static LyncParticipant With(LyncParticipant participant, bool isTyping) => new(
        participant.SipAddress,
        participant.DisplayName,
        isTyping,
        participant.IsPresent ? LyncParticipantState.Present : LyncParticipantState.Left);

    private static LyncParticipant Left(LyncParticipant participant) =>
        new(participant.SipAddress, participant.DisplayName, isTyping: false, LyncParticipantState.Left);
}
