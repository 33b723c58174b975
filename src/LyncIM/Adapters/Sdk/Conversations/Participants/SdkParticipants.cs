using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// The participants of one conversation, each listened to once, whoever says first that it is there. Somebody who rejoins is
/// another participant, and may be announced before the old one is removed: for the user both are one person.
/// </summary>
internal sealed class SdkParticipants : IDisposable
{
    private readonly object _changing = new();
    private readonly List<SdkParticipant> _participants = new();
    private readonly HashSet<string> _present = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Contact> _invited = new();
    private List<SdkParticipant> _missing = new();
    private bool _isDisposed;

    public SdkParticipants(SdkConversation conversation)
    {
        Conversation = conversation;
    }

    /// <summary>Raised when somebody was removed, with the status that Lync gives as the reason; 0 for none.</summary>
    public event Action<string, int>? Removed;

    public SdkConversation Conversation { get; }

    /// <summary>The first who is not the local user; null where there is nobody else.</summary>
    public Person? FirstOther => Snapshot().FirstOrDefault(participant => !participant.IsSelf)?.GetPerson();

    /// <summary>Whether everybody is heard, at least the local user.</summary>
    public bool IsComplete => Snapshot() is { Length: > 0 } known && known.All(IsHeard);

    public bool Contains(SipAddress address) => Find(address) is not null;

    public SdkParticipant? Find(SipAddress address) =>
        Array.Find(Snapshot(), one => !one.IsSelf && string.Equals(one.Uri, address.Uri, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes in who is there already, or listens on to somebody who was not yet complete.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="isNew">Whether it has only just come.</param>
    /// <param name="person">Who it is, where that is known.</param>
    public void Add(Participant participant, bool isNew, Person? person = null)
    {
        var known = Find(participant) ?? TryAdd(participant, person);
        // In an invitation that nobody has accepted the local user cannot speak: that is listened to later.
        if (known is { IsSelf: false } || !Conversation.Status.IsInvitation)
            known?.Listen(mayBeTyping: !isNew);
        Conversation.Changed.Set();
    }

    /// <summary>Invites somebody, on the calling thread. The contact is held, because nothing else holds it.</summary>
    public void Invite(Contact contact, SipAddress address)
    {
        lock (_changing)
            _invited.Add(contact);
        if (Conversation.Sdk.AddParticipant(contact) is { } participant)
            Add(SdkWrappers.Canonical(participant), isNew: true, new Person(address.Uri, SdkReader.Name(contact)));
    }

    /// <summary>Listens to the local user, where that was put off.</summary>
    public void ListenToSelf()
    {
        if (!Conversation.Status.IsInvitation && Array.Find(Snapshot(), known => known.IsSelf) is { IsComplete: false } self)
            self.Listen(mayBeTyping: false);
    }

    public void Remove(Participant participant, int status)
    {
        if (Find(participant) is { } known)
            Remove(known, status);
    }

    /// <summary>Tells once that a person is there, whichever of its participants says it first.</summary>
    public void TellJoined(SdkParticipant participant)
    {
        var person = participant.GetPerson();
        lock (_changing)
        {
            if (person.Uri.Length == 0 || !_participants.Contains(participant) || !_present.Add(person.Uri))
                return;
        }
        Conversation.Life.Observer?.ParticipantJoined(Conversation, person);
    }

    /// <summary>
    /// Reads who is there: takes in whoever was not announced, and lets go whoever is missing twice in a row. A single reading may
    /// be older than an event.
    /// </summary>
    public void Look(bool isNew)
    {
        var before = Snapshot();
        if (SdkReader.Participants(Conversation.Sdk) is not { Count: > 0 } there)
            return;
        foreach (var participant in there)
            Add(participant, isNew);
        var missing = before.Where(known => !known.IsSelf && !there.Exists(known.Is)).ToList();
        foreach (var participant in missing.Intersect(_missing))
            Remove(participant, status: 0);
        _missing = missing;
    }

    /// <summary>Looks whether those who were seen typing still are.</summary>
    public void LookAtTyping()
    {
        foreach (var participant in Snapshot())
            participant.LookAtTyping();
    }

    public void Dispose()
    {
        lock (_changing)
            _isDisposed = true;
        foreach (var participant in Snapshot())
            participant.Dispose();
    }

    private SdkParticipant? TryAdd(Participant participant, Person? person)
    {
        // Asked of the SDK before anything is locked: it may take its time.
        var added = new SdkParticipant(this, participant, person is null && IsSelf(participant), person);
        lock (_changing)
        {
            if (_isDisposed)
                return null;
            if (_participants.Find(known => known.Is(participant)) is { } known)
                return known;
            _participants.Add(added);
            return added;
        }
    }

    private void Remove(SdkParticipant removed, int status)
    {
        bool hasLeft;
        lock (_changing)
        {
            if (!_participants.Remove(removed))
                return;
            hasLeft = !removed.IsSelf && !_participants.Exists(other => IsSamePerson(other, removed)) && _present.Remove(removed.Uri);
        }
        removed.Dispose();
        if (removed.IsSelf)
            return;
        if (hasLeft)
            Conversation.Life.Observer?.ParticipantLeft(Conversation, removed.GetPerson());
        Removed?.Invoke(removed.Uri, status);
        Conversation.Changed.Set();
    }

    /// <summary>
    /// There is one local user in a conversation. A getter that fails says false; to take the local user for somebody else would
    /// give every message back.
    /// </summary>
    private bool IsSelf(Participant participant) =>
        !Array.Exists(Snapshot(), known => known.IsSelf)
        && (participant.IsSelf || ReferenceEquals(participant, FindSelf()));

    private Participant? FindSelf() => Conversation.Sdk.SelfParticipant is { } self ? SdkWrappers.Canonical(self) : null;

    private bool IsHeard(SdkParticipant participant) => participant.IsComplete || (participant.IsSelf && Conversation.Status.IsInvitation);

    private static bool IsSamePerson(SdkParticipant one, SdkParticipant other) =>
        other.Uri.Length > 0 && string.Equals(one.Uri, other.Uri, StringComparison.OrdinalIgnoreCase);

    private SdkParticipant? Find(Participant participant) => Array.Find(Snapshot(), known => known.Is(participant));

    private SdkParticipant[] Snapshot()
    {
        lock (_changing)
            return _participants.ToArray();
    }
}
