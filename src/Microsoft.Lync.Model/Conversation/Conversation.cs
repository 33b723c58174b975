using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>A conversation: the local user, other participants, and what they say.</summary>
public class Conversation : UCWFull
{
    private readonly EventSlot<ConversationActionAvailabilityEventArgs> _actionAvailabilityChanged = new(nameof(ActionAvailabilityChanged));
    private readonly EventSlot<ParticipantCollectionChangedEventArgs> _participantAdded = new(nameof(ParticipantAdded));
    private readonly EventSlot<ParticipantCollectionChangedEventArgs> _participantRemoved = new(nameof(ParticipantRemoved));
    private readonly EventSlot<ConversationPropertyChangedEventArgs> _propertyChanged = new(nameof(PropertyChanged));
    private readonly EventSlot<ConversationStateChangedEventArgs> _stateChanged = new(nameof(StateChanged));
    private readonly object _sync = new();
    private readonly List<Participant> _participants = new();
    private readonly Dictionary<ConversationProperty, object> _properties = new();
    private readonly Dictionary<ModalityTypes, Modality> _modalities = new();
    private bool _provisioned;
    private bool _canChangeParticipants;

    internal Conversation(LyncClient owner, string? conferenceUri)
    {
        OwnedBy(owner);
        _properties[ConversationProperty.Id] = Guid.NewGuid().ToString();
        if (conferenceUri is not null)
            _properties[ConversationProperty.ConferencingUri] = conferenceUri;
        Messaging = new InstantMessageModality(this, participant: null);
        _modalities[ModalityTypes.InstantMessage] = Messaging;
        LocalParticipant = AddLocally(owner.LocalUser!.Person, isSelf: true);
    }

    public ConversationManager? ConversationManager => Read(Owner.Conversations, null);

    public IDictionary<ModalityTypes, Modality>? Modalities =>
        Read<IDictionary<ModalityTypes, Modality>?>(new Dictionary<ModalityTypes, Modality>(_modalities), null);

    public IList<Participant>? Participants => Read<IList<Participant>?>(Everybody, null);

    /// <summary>What the conversation tells of itself; an absent key throws KeyNotFoundException.</summary>
    public IDictionary<ConversationProperty, object>? Properties
    {
        get
        {
            lock (_sync)
                return Read<IDictionary<ConversationProperty, object>?>(new Dictionary<ConversationProperty, object>(_properties), null);
        }
    }

    public Participant? SelfParticipant => Read<Participant?>(LocalParticipant, null);

    public ConversationState State => Read(CurrentState, ConversationState.Invalid);

    internal InstantMessageModality Messaging { get; }

    internal Participant LocalParticipant { get; }

    internal ConversationState CurrentState { get; private set; }

    internal Strand Strand { get; } = new();

    internal Participant[] Everybody
    {
        get
        {
            lock (_sync)
                return _participants.ToArray();
        }
    }

    internal Participant[] Others => Everybody.Where(participant => participant != LocalParticipant).ToArray();

    /// <summary>Whether somebody else started it. A contact that calls back does so once, not in answer to every answer.</summary>
    internal bool IsInvitation { get; set; }

    private bool CanChangeParticipants =>
        _provisioned && CurrentState != ConversationState.Terminated && Messaging.CurrentState != ModalityState.Notified;

    internal bool IsConference => HasProperty(ConversationProperty.ConferencingUri);

    public event EventHandler<ConversationActionAvailabilityEventArgs> ActionAvailabilityChanged
    {
        add => _actionAvailabilityChanged.Add(value);
        remove => _actionAvailabilityChanged.Remove(value);
    }

    public event EventHandler<ParticipantCollectionChangedEventArgs> ParticipantAdded
    {
        add => _participantAdded.Add(value);
        remove => _participantAdded.Remove(value);
    }

    public event EventHandler<ParticipantCollectionChangedEventArgs> ParticipantRemoved
    {
        add => _participantRemoved.Add(value);
        remove => _participantRemoved.Remove(value);
    }

    public event EventHandler<ConversationPropertyChangedEventArgs> PropertyChanged
    {
        add => _propertyChanged.Add(value);
        remove => _propertyChanged.Remove(value);
    }

    public event EventHandler<ConversationStateChangedEventArgs> StateChanged
    {
        add => _stateChanged.Add(value);
        remove => _stateChanged.Remove(value);
    }

    public bool CanInvoke(ConversationAction action)
    {
        Enter();
        return CanChangeParticipants && action is ConversationAction.AddParticipant or ConversationAction.RemoveParticipant;
    }

    public bool CanSetProperty(ConversationProperty convProperty)
    {
        Enter();
        return CurrentState != ConversationState.Terminated && convProperty == ConversationProperty.Subject;
    }

    public Participant AddParticipant(Contact contact)
    {
        Enter();
        if (CurrentState == ConversationState.Terminated)
            throw LyncClientException.FromCode(LyncClientException.InvalidState);
        if (!_provisioned)
            throw LyncClientException.FromCode(0x8000000A);
        if (Everybody.Any(participant => string.Equals(participant.Person.Uri, contact.Person.Uri, StringComparison.OrdinalIgnoreCase)))
            throw LyncClientException.FromCode(0x80C80007);
        var added = AddLocally(contact.Person, isSelf: false);
        Strand.Post(() => Announce(added));
        return added;
    }

    public void End()
    {
        Enter();
        Close();
    }

    public IAsyncResult BeginSetProperty(
        ConversationProperty propertyType, object propertyValue, AsyncCallback? conversationCallback, object? state)
    {
        Enter();
        if (!CanSetProperty(propertyType))
            throw LyncClientException.FromCode(LyncClientException.InvalidState);
        var operation = new Operation(this, conversationCallback, state);
        return operation.Begin(Strand, () =>
        {
            SetProperty(propertyType, propertyValue);
            operation.Complete();
        });
    }

    public ConversationProperty EndSetProperty(IAsyncResult asyncResult)
    {
        Operation.End(asyncResult);
        return ConversationProperty.Subject;
    }

    /// <summary>Makes it usable; called just before ConversationAdded is raised.</summary>
    internal void Provision() => _provisioned = true;

    /// <summary>On the strand: people can be added to what has been added and is no invitation, nor over.</summary>
    internal void UpdateActions()
    {
        if (CanChangeParticipants == _canChangeParticipants)
            return;
        _canChangeParticipants = CanChangeParticipants;
        foreach (var action in new[] { ConversationAction.AddParticipant, ConversationAction.RemoveParticipant })
            _actionAvailabilityChanged.Raise(this, new ConversationActionAvailabilityEventArgs(action, _canChangeParticipants));
    }

    /// <summary>What follows ConversationAdded: the local user is announced as a participant, as are those who are there already.</summary>
    internal void AfterAdded()
    {
        _participantAdded.Raise(this, new ParticipantCollectionChangedEventArgs(LocalParticipant, 0));
        if (Others.Length > 0 || IsConference)
            Messaging.UpdateActions();
        UpdateActions();
    }

    /// <summary>Ends it, whoever wants that.</summary>
    internal void Close() => Strand.Post(() =>
    {
        if (!MoveTo(ConversationState.Terminated))
            return;
        Messaging.MoveTo(ModalityState.Disconnected);
        Messaging.UpdateActions();
        UpdateActions();
        SimulatedNetwork.ForgetTyping(this);
        Owner.Conversations!.Remove(this);
    });

    /// <summary>On the strand. False where it is in that state already or has ended.</summary>
    internal bool MoveTo(ConversationState state)
    {
        var before = CurrentState;
        if (before == state || before == ConversationState.Terminated)
            return false;
        CurrentState = state;
        _stateChanged.Raise(this, new ConversationStateChangedEventArgs(state, before, null, 0));
        return true;
    }

    internal Participant AddLocally(SimulatedContact person, bool isSelf)
    {
        var participant = new Participant(this, person, isSelf);
        lock (_sync)
            _participants.Add(participant);
        return participant;
    }

    /// <summary>On the strand: tells of somebody new, and of what can be done now.</summary>
    internal void Announce(Participant participant)
    {
        if (Others.Length > 1 && !IsConference)
            SetProperty(ConversationProperty.ConferencingUri, $"sip:me@contoso.com;gruu;opaque=app:conf:focus:id:{Guid.NewGuid():N}");
        _participantAdded.Raise(this, new ParticipantCollectionChangedEventArgs(participant, 0));
        Messaging.UpdateActions();
    }

    /// <summary>On the strand: somebody leaves; a conversation of two ends with that.</summary>
    internal void Drop(Participant participant)
    {
        lock (_sync)
            if (!_participants.Remove(participant))
                return;
        _participantRemoved.Raise(this, new ParticipantCollectionChangedEventArgs(participant, 0));
        if (Others.Length == 0)
            Close();
    }

    private void SetProperty(ConversationProperty property, object value)
    {
        lock (_sync)
            _properties[property] = value;
        _propertyChanged.Raise(this, new ConversationPropertyChangedEventArgs(property, value));
    }

    private bool HasProperty(ConversationProperty property)
    {
        lock (_sync)
            return _properties.ContainsKey(property);
    }
}
