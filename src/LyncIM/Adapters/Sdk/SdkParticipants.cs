using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>The participants of one conversation, each listened to once, whoever says first that it is there.</summary>
internal sealed class SdkParticipants : IDisposable
{
    private readonly SdkConversation _conversation;
    private readonly object _sync = new();
    private readonly List<SdkParticipant> _participants = new();
    private bool _isDisposed;

    public SdkParticipants(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    /// <summary>The first who is not the local user; null where there is nobody else.</summary>
    public Person? FirstOther => Snapshot().FirstOrDefault(participant => !participant.IsSelf)?.Person;

    /// <summary>Whether everybody is heard, at least the local user, or nobody is to be heard any more.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_sync)
                return _isDisposed || (_participants.Count > 0 && _participants.All(participant => participant.IsHeard));
        }
    }

    public bool Contains(SipAddress address) => Snapshot().Any(participant => string.Equals(participant.Person.Uri, address.Uri, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is a new one.</summary>
    public bool Add(Participant participant, bool isSelf)
    {
        if (Snapshot().Any(known => known.Is(participant)))
            return false;
        // Asked of the SDK before anything is locked: it may take its time.
        var added = new SdkParticipant(_conversation, participant, isSelf);
        lock (_sync)
        {
            // The same person in another wrapper would be heard twice.
            if (_isDisposed || _participants.Any(known => known.Is(participant) || known.IsSamePerson(added)))
                return false;
            _participants.Add(added);
        }
        added.Listen();
        return true;
    }

    public void Remove(Participant participant)
    {
        SdkParticipant? removed;
        lock (_sync)
        {
            removed = _participants.Find(known => known.Is(participant));
            if (removed is null)
                return;
            _participants.Remove(removed);
        }
        removed.Dispose();
        removed.TellLeft();
    }

    /// <summary>Listens to those whose modality, or whose address, was not known before.</summary>
    public void ListenAgain()
    {
        foreach (var participant in Snapshot())
            participant.Listen();
    }

    public void Dispose()
    {
        lock (_sync)
            _isDisposed = true;
        foreach (var participant in Snapshot())
            participant.Dispose();
    }

    private SdkParticipant[] Snapshot()
    {
        lock (_sync)
            return _participants.ToArray();
    }
}
