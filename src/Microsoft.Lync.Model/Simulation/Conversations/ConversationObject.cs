using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;
using Microsoft.Lync.Model.Simulation.Threads;
using SimulatedContacts;
using Talk = Microsoft.Lync.Model.Conversation.Conversation;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>A conversation: the local user, other participants, and what they say.</summary>
internal sealed class ConversationObject : ComEventSource
{
    private readonly object _sync = new();
    private readonly List<ParticipantObject> _participants = new();
    private readonly Dictionary<ConversationProperty, object> _properties = new();
    private bool _isProvisioned;
    private bool _canChangeParticipants;

    public ConversationObject(ConversationManagerObject manager, string? conferenceUri)
        : base(manager.Process)
    {
        Manager = manager;
        _properties[ConversationProperty.Id] = NewId();
        if (conferenceUri is not null)
            _properties[ConversationProperty.ConferencingUri] = conferenceUri;
        Messaging = new MessagingObject(this, participant: null);
        Self = AddLocally(manager.Client.Self.Contact, isSelf: true);
    }

    public ConversationManagerObject Manager { get; }

    public override ComEventSource Keeper => Manager;

    /// <summary>The conversation's own modality, which sends and sets typing.</summary>
    public MessagingObject Messaging { get; }

    public ParticipantObject Self { get; }

    public ConversationState State { get; private set; }

    public Strand Strand { get; } = new();

    /// <summary>Everybody who is there, the local user first.</summary>
    public IReadOnlyList<ParticipantObject> Everybody
    {
        get
        {
            lock (_sync)
                return _participants.ToArray();
        }
    }

    public ParticipantObject[] Others => Everybody.Where(participant => participant != Self).ToArray();

    /// <summary>Whether somebody else started it. A contact that calls back does so once, not in answer to every answer.</summary>
    public bool IsInvitation { get; set; }

    public bool HasEnded => State == ConversationState.Terminated;

    public bool CanChangeParticipants => _isProvisioned && !HasEnded && Messaging.State != ModalityState.Notified;

    public string? ConferenceUri => FindProperty(ConversationProperty.ConferencingUri) as string;

    public IReadOnlyList<ConversationProperty> PropertyKeys
    {
        get
        {
            lock (_sync)
                return _properties.Keys.ToArray();
        }
    }

    public override UCWBase NewWrapper() => new Talk(this);

    public object? FindProperty(ConversationProperty property)
    {
        lock (_sync)
            return _properties.TryGetValue(property, out var value) ? value : null;
    }

    public ParticipantObject AddParticipant(ContactObject contact)
    {
        if (HasEnded)
            throw ComFailure.Of(ComFailure.InvalidState);
        if (!_isProvisioned)
            throw ComFailure.Of(ComFailure.NotReady);
        if (Everybody.Any(participant => participant.Contact == contact))
            throw ComFailure.Of(ComFailure.ItemAlreadyExists);
        var added = AddLocally(contact, isSelf: false);
        Strand.Post(() =>
        {
            Announce(added);
            RefuseIfUnderWay(added);
        });
        return added;
    }

    /// <summary>Ends it for a program; one that has just ended by itself cannot be.</summary>
    public void End()
    {
        if (HasEnded)
            throw ComFailure.Of(ComFailure.InvalidState);
        Close();
    }

    public bool CanSet(ConversationProperty property) => !HasEnded && property == ConversationProperty.Subject;

    public void SetProperty(ConversationProperty property, object value, Operation operation)
    {
        if (!CanSet(property))
            throw ComFailure.Of(ComFailure.InvalidState);
        operation.Begin(Strand, () =>
        {
            SetProperty(property, value);
            operation.Complete(result: property);
        });
    }

    public void SetProperty(ConversationProperty property, object value)
    {
        lock (_sync)
            _properties[property] = value;
        Tell<Talk>(talk => talk.OnPropertyChanged(property, value));
    }

    /// <summary>Makes it usable; called just before ConversationAdded is raised.</summary>
    public void Provision() => _isProvisioned = true;

    /// <summary>On the strand: people can be added to what has been added and is no invitation, nor over.</summary>
    public void UpdateActions()
    {
        if (CanChangeParticipants == _canChangeParticipants)
            return;
        _canChangeParticipants = CanChangeParticipants;
        foreach (var action in new[] { ConversationAction.AddParticipant, ConversationAction.RemoveParticipant })
            Tell<Talk>(talk => talk.OnActionAvailabilityChanged(action, _canChangeParticipants));
    }

    /// <summary>What follows ConversationAdded: the local user is announced as a participant, as are those who are there already.</summary>
    public void AfterAdded()
    {
        Tell<Talk>(talk => talk.OnParticipantAdded(Self));
        if (Others.Length > 0 || ConferenceUri is not null)
            Messaging.UpdateActions();
        UpdateActions();
    }

    /// <summary>Ends it, whoever wants that.</summary>
    public void Close() => Strand.Post(() =>
    {
        if (!MoveTo(ConversationState.Terminated))
            return;
        Messaging.MoveTo(ModalityState.Disconnected);
        Messaging.UpdateActions();
        UpdateActions();
        Process.ForgetTyping(this);
        Manager.Remove(this);
    });

    /// <summary>On the strand. False where it is in that state already or has ended.</summary>
    public bool MoveTo(ConversationState state)
    {
        var before = State;
        if (before == state || HasEnded)
            return false;
        State = state;
        Tell<Talk>(talk => talk.OnStateChanged(state, before));
        return true;
    }

    public ParticipantObject AddLocally(ContactObject contact, bool isSelf)
    {
        var participant = new ParticipantObject(this, contact, isSelf);
        lock (_sync)
            _participants.Add(participant);
        return participant;
    }

    /// <summary>On the strand: tells of somebody new, and what can be done now. A third makes it a conference with another id.</summary>
    public void Announce(ParticipantObject participant)
    {
        if (Others.Length > 1 && ConferenceUri is null)
        {
            SetProperty(ConversationProperty.ConferencingUri, $"sip:me@contoso.com;gruu;opaque=app:conf:focus:id:{Guid.NewGuid():N}");
            SetProperty(ConversationProperty.Id, NewId());
        }
        Tell<Talk>(talk => talk.OnParticipantAdded(participant));
        Messaging.UpdateActions();
    }

    /// <summary>On the strand: somebody leaves; a conversation of two ends with that.</summary>
    public void Drop(ParticipantObject participant, uint code = 0)
    {
        lock (_sync)
            if (!_participants.Remove(participant))
                return;
        Tell<Talk>(talk => talk.OnParticipantRemoved(participant, unchecked((int)code)));
        if (Others.Length == 0)
            Close();
    }

    /// <summary>Removes who refuses an invitation into a conversation under way again, with the status of the refusal.</summary>
    private void RefuseIfUnderWay(ParticipantObject added)
    {
        var status = added.Contact.Person?.InvitationStatus ?? SipStatuses.Ok;
        if (State == ConversationState.Active && status != SipStatuses.Ok)
            Strand.PostAfter(1, () => Drop(added, ComFailure.OfSipStatus(status)));
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
