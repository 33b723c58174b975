using System;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Registers with one conversation and its modality, and hands what they raise to whom it concerns. The arguments of an event are
/// live, and may be of a moment that is over: of most, only that something has changed is used.
/// </summary>
internal sealed class ConversationEvents : IDisposable
{
    private readonly Subscriptions _subscriptions = new();
    private readonly SdkConversation _conversation;

    public ConversationEvents(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    public void Register(Conversation conversation)
    {
        _subscriptions.Add(() => conversation.StateChanged += OnStateChanged, () => conversation.StateChanged -= OnStateChanged);
        _subscriptions.Add(
            () => conversation.PropertyChanged += OnPropertyChanged, () => conversation.PropertyChanged -= OnPropertyChanged);
        _subscriptions.Add(
            () => conversation.ActionAvailabilityChanged += OnConversationActionChanged,
            () => conversation.ActionAvailabilityChanged -= OnConversationActionChanged);
        _subscriptions.Add(
            () => conversation.ParticipantRemoved += OnParticipantRemoved, () => conversation.ParticipantRemoved -= OnParticipantRemoved);
        _subscriptions.Add(
            () => conversation.ParticipantAdded += OnParticipantAdded, () => conversation.ParticipantAdded -= OnParticipantAdded);
    }

    public void Register(InstantMessageModality messaging)
    {
        _subscriptions.Add(
            () => messaging.ActionAvailabilityChanged += OnActionAvailabilityChanged,
            () => messaging.ActionAvailabilityChanged -= OnActionAvailabilityChanged);
        _subscriptions.Add(
            () => messaging.ModalityStateChanged += OnModalityStateChanged, () => messaging.ModalityStateChanged -= OnModalityStateChanged);
        _subscriptions.Add(
            () => messaging.InstantMessagePropertyChanged += OnMessagingPropertyChanged,
            () => messaging.InstantMessagePropertyChanged -= OnMessagingPropertyChanged);
    }

    public void Dispose() => _subscriptions.Dispose();

    private void OnParticipantAdded(object? sender, ParticipantCollectionChangedEventArgs change) => _conversation.Handle(() =>
    {
        if (change.Participant is { } participant)
            _conversation.Participants.Add(SdkWrappers.Canonical(participant), isNew: true);
    });

    private void OnParticipantRemoved(object? sender, ParticipantCollectionChangedEventArgs change) => _conversation.Handle(() =>
    {
        if (change.Participant is { } participant)
            _conversation.Participants.Remove(SdkWrappers.Canonical(participant), SdkReader.Read(() => change.StatusCode, 0));
    });

    private void OnStateChanged(object? sender, ConversationStateChangedEventArgs change) =>
        _conversation.Handle(_conversation.Status.LookAtConversation);

    private void OnModalityStateChanged(object? sender, ModalityStateChangedEventArgs change) =>
        _conversation.Handle(_conversation.Status.LookAtMessaging);

    private void OnActionAvailabilityChanged(object? sender, ModalityActionAvailabilityChangedEventArgs change) =>
        _conversation.Changed.Set();

    private void OnConversationActionChanged(object? sender, ConversationActionAvailabilityEventArgs change) =>
        _conversation.Changed.Set();

    private void OnMessagingPropertyChanged(object? sender, ModalityPropertyChangedEventArgs change) => _conversation.Handle(() =>
    {
        if (change.Property == ModalityProperty.InstantMessageModalityInviteMessage)
            _conversation.OnInvitationText(change.Value as string);
    });

    private void OnPropertyChanged(object? sender, ConversationPropertyChangedEventArgs change) => _conversation.Handle(() =>
    {
        switch (change.Property)
        {
            case ConversationProperty.Subject:
                _conversation.Status.LookAtSubject();
                break;
            case ConversationProperty.ConferencingUri:
                _conversation.Status.LookAtConferenceUri();
                break;
            case ConversationProperty.ConferencingFirstInstantMessage:
                _conversation.OnInvitationText(change.Value as string);
                break;
        }
    });
}
