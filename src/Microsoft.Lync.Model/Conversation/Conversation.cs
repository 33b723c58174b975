using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>A conversation: the local user, other participants, and what they say.</summary>
public class Conversation : UCWFull
{
    private static readonly ModalityTypes[] ModalityKeys = [ModalityTypes.InstantMessage];

    private readonly EventSlot<ConversationActionAvailabilityEventArgs> _actionAvailabilityChanged = new(nameof(ActionAvailabilityChanged));
    private readonly EventSlot<ParticipantCollectionChangedEventArgs> _participantAdded = new(nameof(ParticipantAdded));
    private readonly EventSlot<ParticipantCollectionChangedEventArgs> _participantRemoved = new(nameof(ParticipantRemoved));
    private readonly EventSlot<ConversationPropertyChangedEventArgs> _propertyChanged = new(nameof(PropertyChanged));
    private readonly EventSlot<ConversationStateChangedEventArgs> _stateChanged = new(nameof(StateChanged));

    internal Conversation(ConversationObject remote)
    {
        Com = remote;
    }

    public ConversationManager? ConversationManager => GetWrapped<ConversationManager>(() => Remote.Manager);

    public IDictionary<ModalityTypes, Modality>? Modalities => GetCollection(() => ModalitiesOf(Remote, Remote.Messaging));

    public IList<Participant>? Participants => GetCollection(
        () => new LiveCollection<Participant>("ParticipantCollection", Remote, () => Remote.Everybody));

    /// <summary>What the conversation tells of itself; an absent key throws KeyNotFoundException.</summary>
    public IDictionary<ConversationProperty, object>? Properties => GetCollection(() => new LiveDictionary<ConversationProperty, object>(
        "ConversationPropertyDictionary", Remote, () => Remote.PropertyKeys, Remote.FindProperty));

    public Participant? SelfParticipant => GetWrapped<Participant>(() => Remote.Self);

    public ConversationState State => Get(() => Remote.State, ConversationState.Invalid);

    internal ConversationObject Remote => (ConversationObject)Com;

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

    public bool CanInvoke(ConversationAction action) => Call(
        () => Remote.CanChangeParticipants && action is ConversationAction.AddParticipant or ConversationAction.RemoveParticipant);

    public bool CanSetProperty(ConversationProperty convProperty) => Call(() => Remote.CanSet(convProperty));

    public Participant AddParticipant(Contact contact) => CallWrapped<Participant>(() => Remote.AddParticipant(contact.Remote));

    public void End() => Call(Remote.End);

    public IAsyncResult BeginSetProperty(
        ConversationProperty propertyType, object propertyValue, AsyncCallback? conversationCallback, object? state)
    {
        var operation = new Operation(this, conversationCallback, state);
        return Begin(operation, () => Remote.SetProperty(propertyType, propertyValue, operation));
    }

    public ConversationProperty EndSetProperty(IAsyncResult asyncResult) => (ConversationProperty)Operation.EndWithResult(asyncResult)!;

    /// <summary>The modalities of a conversation or a participant; only instant messages are simulated.</summary>
    internal static IDictionary<ModalityTypes, Modality> ModalitiesOf(ComObject owner, MessagingObject messaging) =>
        new LiveDictionary<ModalityTypes, Modality>(
            "ModalityDictionary", owner, () => ModalityKeys, type => type == ModalityTypes.InstantMessage ? messaging : null);

    internal void OnActionAvailabilityChanged(ConversationAction action, bool isAvailable) =>
        _actionAvailabilityChanged.Raise(this, () => new ConversationActionAvailabilityEventArgs(NewData(), action, isAvailable));

    internal void OnParticipantAdded(ParticipantObject participant) =>
        _participantAdded.Raise(this, () => new ParticipantCollectionChangedEventArgs(NewData(), participant, 0));

    internal void OnParticipantRemoved(ParticipantObject participant, int statusCode)
    {
        _participantRemoved.Raise(this, () => new ParticipantCollectionChangedEventArgs(NewData(), participant, statusCode));
        Release(participant);
    }

    internal void OnPropertyChanged(ConversationProperty property, object value) =>
        _propertyChanged.Raise(this, () => new ConversationPropertyChangedEventArgs(NewData(), property, value));

    internal void OnStateChanged(ConversationState newState, ConversationState oldState) =>
        _stateChanged.Raise(this, () => new ConversationStateChangedEventArgs(NewData(), newState, oldState, 0));

    private EventData NewData() => new(Com);
}
