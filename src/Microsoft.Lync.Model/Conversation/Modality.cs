using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>One way of talking, of a conversation or of one of its participants.</summary>
public abstract class Modality : UCWFull
{
    private readonly EventSlot<ModalityActionAvailabilityChangedEventArgs> _actionAvailabilityChanged =
        new(nameof(ActionAvailabilityChanged));

    private readonly EventSlot<ModalityStateChangedEventArgs> _modalityStateChanged = new(nameof(ModalityStateChanged));

    internal Modality(MessagingObject remote)
    {
        Com = remote;
    }

    public Conversation? Conversation => GetWrapped<Conversation>(() => Remote.Conversation);

    /// <summary>Whose modality it is; null for the conversation's own.</summary>
    public Participant? Participant => GetWrapped<Participant>(() => Remote.Participant);

    /// <summary>What the modality tells of itself; an absent key throws KeyNotFoundException.</summary>
    public IDictionary<ModalityProperty, object>? Properties => GetCollection(() => new LiveDictionary<ModalityProperty, object>(
        "ModalityPropertyDictionary", Remote, () => Remote.PropertyKeys, Remote.FindProperty));

    public ModalityState State => Get(() => Remote.State, ModalityState.Invalid);

    internal MessagingObject Remote => (MessagingObject)Com;

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
    public void Accept() => Call(Remote.Accept);

    public bool CanInvoke(ModalityAction action) => Call(() => Remote.Can(action));

    internal void OnActionAvailabilityChanged(ModalityAction action, bool isAvailable) =>
        _actionAvailabilityChanged.Raise(this, () => new ModalityActionAvailabilityChangedEventArgs(NewData(), action, isAvailable));

    internal void OnStateChanged(ModalityState newState, ModalityState oldState) =>
        _modalityStateChanged.Raise(this, () => new ModalityStateChangedEventArgs(NewData(), newState, oldState, 0));

    private protected EventData NewData() => new(Com);
}
