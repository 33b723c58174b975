using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>The instant messages of a conversation, or of one of its participants.</summary>
internal sealed class MessagingObject : ComEventSource
{
    private readonly Dictionary<ModalityProperty, object> _properties = new();
    private readonly HashSet<ModalityAction> _available = new();

    public MessagingObject(ConversationObject conversation, ParticipantObject? participant)
        : base(conversation.Process)
    {
        Conversation = conversation;
        Participant = participant;
    }

    public ConversationObject Conversation { get; }

    /// <summary>Whose messages they are; null for the conversation's own.</summary>
    public ParticipantObject? Participant { get; }

    public override ComEventSource Keeper => (ComEventSource?)Participant ?? Conversation;

    public ModalityState State { get; private set; }

    public bool IsTyping { get; private set; }

    public IReadOnlyList<ModalityProperty> PropertyKeys
    {
        get
        {
            lock (_properties)
                return _properties.Keys.ToArray();
        }
    }

    public override UCWBase NewWrapper() => new InstantMessageModality(this);

    public object? FindProperty(ModalityProperty property)
    {
        lock (_properties)
            return _properties.TryGetValue(property, out var value) ? value : null;
    }

    public bool Can(ModalityAction action)
    {
        lock (_available)
            return _available.Contains(action);
    }

    public void Demand(ModalityAction action)
    {
        if (!Can(action))
            throw ComFailure.Of(ComFailure.InvalidState);
    }

    /// <summary>Accepts an invitation.</summary>
    public void Accept()
    {
        if (State != ModalityState.Notified)
            throw ComFailure.Of(ComFailure.InvalidState);
        Conversation.Strand.Post(Connect);
    }

    public void SetComposing(bool isComposing, Operation operation)
    {
        Demand(ModalityAction.SetIsTyping);
        operation.Begin(Conversation.Strand, () =>
        {
            if (Conversation.HasEnded)
            {
                operation.Complete(ComFailure.InvalidState);
                return;
            }
            IsTyping = isComposing;
            Process.ShowTyping(Conversation, isComposing);
            operation.Complete();
        });
    }

    /// <summary>Sends to everybody else; <paramref name="contents"/> may be changed by the caller afterwards.</summary>
    public void Send(IEnumerable<KeyValuePair<InstantMessageContentType, string>> contents, Operation operation)
    {
        var message = contents.ToDictionary(part => part.Key, part => part.Value);
        if (message.Count == 0)
            throw ComFailure.Of(ComFailure.InvalidArgument);
        Demand(ModalityAction.SendInstantMessage);
        var delivery = new MessageDelivery(Conversation, message, operation);
        operation.Begin(Conversation.Strand, delivery.Begin);
    }

    /// <summary>On the strand: what can be done now follows from the state and from who is there.</summary>
    public void UpdateActions()
    {
        foreach (var (action, isAvailable) in Actions())
        {
            bool changed;
            lock (_available)
                changed = isAvailable ? _available.Add(action) : _available.Remove(action);
            if (changed)
                Tell<Modality>(modality => modality.OnActionAvailabilityChanged(action, isAvailable));
        }
    }

    public void MoveTo(ModalityState state)
    {
        var before = State;
        if (before == state)
            return;
        State = state;
        Tell<Modality>(modality => modality.OnStateChanged(state, before));
    }

    /// <summary>On the strand: an accepted invitation, or the first message out, connects.</summary>
    public void Connect()
    {
        if (Conversation.HasEnded || State == ModalityState.Connected)
            return;
        MoveTo(ModalityState.Connected);
        Conversation.MoveTo(ConversationState.Active);
        UpdateActions();
        Conversation.UpdateActions();
    }

    /// <summary>On the strand: this participant has said something.</summary>
    public void Say(string? text, Func<IDictionary<InstantMessageContentType, string>?> contents) =>
        Tell<InstantMessageModality>(modality => modality.OnReceived(text, contents));

    /// <summary>On the strand: this participant starts or stops typing.</summary>
    public void Type(bool isTyping)
    {
        if (IsTyping == isTyping)
            return;
        IsTyping = isTyping;
        Tell<InstantMessageModality>(modality => modality.OnTypingChanged(isTyping));
    }

    /// <summary>On the strand: the text that came with an invitation becomes known.</summary>
    public void TellInvitation(string text)
    {
        lock (_properties)
            _properties[ModalityProperty.InstantMessageModalityInviteMessage] = text;
        Tell<InstantMessageModality>(modality => modality.OnPropertyChanged(ModalityProperty.InstantMessageModalityInviteMessage, text));
    }

    private (ModalityAction Action, bool IsAvailable)[] Actions()
    {
        var isOpen = !Conversation.HasEnded;
        var isInvitation = State == ModalityState.Notified;
        var canTalk = isOpen && !isInvitation && (Conversation.Others.Any() || Conversation.ConferenceUri is not null);
        return new[]
        {
            (ModalityAction.Accept, isOpen && isInvitation),
            (ModalityAction.SendInstantMessage, canTalk),
            (ModalityAction.SetIsTyping, canTalk),
        };
    }
}
