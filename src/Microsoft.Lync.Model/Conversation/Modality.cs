using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>One way of talking, of a conversation or of one of its participants.</summary>
public abstract class Modality : UCWFull
{
    private readonly EventSlot<ModalityActionAvailabilityChangedEventArgs> _actionAvailabilityChanged = new(nameof(ActionAvailabilityChanged));
    private readonly EventSlot<ModalityStateChangedEventArgs> _modalityStateChanged = new(nameof(ModalityStateChanged));
    private readonly Dictionary<ModalityProperty, object> _properties = new();
    private readonly HashSet<ModalityAction> _available = new();
    private readonly Participant? _participant;

    internal Modality(Conversation conversation, Participant? participant)
    {
        OwnedBy(conversation.Owner);
        Talk = conversation;
        _participant = participant;
    }

    public Conversation? Conversation => Read<Conversation?>(Talk, null);

    /// <summary>Whose modality it is; null for the conversation's own.</summary>
    public Participant? Participant => Read(_participant, null);

    /// <summary>What the modality tells of itself; an absent key throws KeyNotFoundException.</summary>
    public IDictionary<ModalityProperty, object>? Properties
    {
        get
        {
            lock (_properties)
                return Read<IDictionary<ModalityProperty, object>?>(new Dictionary<ModalityProperty, object>(_properties), null);
        }
    }

    public ModalityState State => Read(CurrentState, ModalityState.Invalid);

    internal Conversation Talk { get; }

    internal ModalityState CurrentState { get; private set; }

    public event EventHandler<ModalityActionAvailabilityChangedEventArgs> ActionAvailabilityChanged
    {
        add => _actionAvailabilityChanged.Add(value);
        remove => _actionAvailabilityChanged.Remove(value);
    }

    public event EventHandler<ModalityStateChangedEventArgs> ModalityStateChanged
    {
        add => _modalityStateChanged.Add(value);
        remove => _modalityStateChanged.Remove(value);
    }

    /// <summary>Accepts an invitation.</summary>
    public void Accept()
    {
        Enter();
        if (CurrentState != ModalityState.Notified)
            throw LyncClientException.FromCode(LyncClientException.InvalidState);
        Talk.Strand.Post(Connect);
    }

    public bool CanInvoke(ModalityAction action)
    {
        Enter();
        lock (_available)
            return _available.Contains(action);
    }

    /// <summary>On the strand: what can be done now follows from the state and from who is there.</summary>
    internal void UpdateActions()
    {
        foreach (var (action, isAvailable) in Actions())
        {
            bool changed;
            lock (_available)
                changed = isAvailable ? _available.Add(action) : _available.Remove(action);
            if (changed)
                _actionAvailabilityChanged.Raise(this, new ModalityActionAvailabilityChangedEventArgs(action, isAvailable));
        }
    }

    internal void MoveTo(ModalityState state)
    {
        var before = CurrentState;
        if (before == state)
            return;
        CurrentState = state;
        _modalityStateChanged.Raise(this, new ModalityStateChangedEventArgs(state, before, 0));
    }

    /// <summary>On the strand: an accepted invitation, or the first message out, connects.</summary>
    internal void Connect()
    {
        if (Talk.CurrentState == ConversationState.Terminated || CurrentState == ModalityState.Connected)
            return;
        MoveTo(ModalityState.Connected);
        Talk.MoveTo(ConversationState.Active);
        UpdateActions();
        Talk.UpdateActions();
    }

    internal void SetProperty(ModalityProperty property, object value)
    {
        lock (_properties)
            _properties[property] = value;
    }

    private (ModalityAction Action, bool IsAvailable)[] Actions()
    {
        var isOpen = Talk.CurrentState != ConversationState.Terminated;
        var isInvitation = CurrentState == ModalityState.Notified;
        var canTalk = isOpen && !isInvitation && (Talk.Others.Any() || Talk.IsConference);
        return new[]
        {
            (ModalityAction.Accept, isOpen && isInvitation),
            (ModalityAction.SendInstantMessage, canTalk),
            (ModalityAction.SetIsTyping, canTalk),
        };
    }
}
