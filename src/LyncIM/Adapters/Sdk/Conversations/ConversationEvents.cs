using System;
using System.Threading;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Registers with one conversation and its modality, and hands what they raise to whom it concerns. The arguments of an event are
/// live, and may be of a moment that is over: of most, only that something has changed is used.
/// </summary>
internal sealed class ConversationEvents : IDisposable
{
    private readonly SdkConversation _conversation;
    private InstantMessageModality? _messaging;
    private volatile bool _isDisposed;

    public ConversationEvents(SdkConversation conversation)
    {
        _conversation = conversation;
    }

    private Conversation Sdk => _conversation.Sdk;

    public void Register()
    {
        Sdk.StateChanged += OnStateChanged;
        Sdk.PropertyChanged += OnPropertyChanged;
        Sdk.ActionAvailabilityChanged += OnConversationActionChanged;
        Sdk.ParticipantAdded += OnParticipantAdded;
        Sdk.ParticipantRemoved += OnParticipantRemoved;
        RegisterMessaging();
    }

    /// <summary>Registers with the modality too, as soon as there is one.</summary>
    public void RegisterMessaging()
    {
        if (_messaging is null && _conversation.Messaging is { } messaging
            && Interlocked.CompareExchange(ref _messaging, messaging, null) is null)
        {
            messaging.ActionAvailabilityChanged += OnActionAvailabilityChanged;
            messaging.ModalityStateChanged += OnModalityStateChanged;
            messaging.InstantMessagePropertyChanged += OnMessagingPropertyChanged;
        }
        // What was registered too late is taken back at once.
        if (_isDisposed)
            Dispose();
    }

    public void Dispose()
    {
        _isDisposed = true;
        Sdk.StateChanged -= OnStateChanged;
        Sdk.PropertyChanged -= OnPropertyChanged;
        Sdk.ActionAvailabilityChanged -= OnConversationActionChanged;
        Sdk.ParticipantAdded -= OnParticipantAdded;
        Sdk.ParticipantRemoved -= OnParticipantRemoved;
        if (_messaging is not { } messaging)
            return;
        messaging.ActionAvailabilityChanged -= OnActionAvailabilityChanged;
        messaging.ModalityStateChanged -= OnModalityStateChanged;
        messaging.InstantMessagePropertyChanged -= OnMessagingPropertyChanged;
    }

    private void OnParticipantAdded(object? sender, ParticipantCollectionChangedEventArgs change)
    {
        try
        {
            if (!_conversation.Life.IsOver && change.Participant is { } participant)
                _conversation.Participants.Add(SdkWrappers.Canonical(participant), isNew: true);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
        }
    }

    private void OnParticipantRemoved(object? sender, ParticipantCollectionChangedEventArgs change) => Handle(() =>
    {
        if (change.Participant is { } participant)
            _conversation.Participants.Remove(SdkWrappers.Canonical(participant), SdkReader.Read(() => change.StatusCode, 0));
    });

    private void OnStateChanged(object? sender, ConversationStateChangedEventArgs change) =>
        Handle(_conversation.Status.LookAtConversation);

    private void OnModalityStateChanged(object? sender, ModalityStateChangedEventArgs change) =>
        Handle(_conversation.Status.LookAtMessaging);

    private void OnActionAvailabilityChanged(object? sender, ModalityActionAvailabilityChangedEventArgs change) =>
        _conversation.Changed.Set();

    private void OnConversationActionChanged(object? sender, ConversationActionAvailabilityEventArgs change) =>
        _conversation.Changed.Set();

    private void OnMessagingPropertyChanged(object? sender, ModalityPropertyChangedEventArgs change) => Handle(() =>
    {
        if (change.Property == ModalityProperty.InstantMessageModalityInviteMessage)
            _conversation.OnInvitationText(change.Value as string);
    });

    private void OnPropertyChanged(object? sender, ConversationPropertyChangedEventArgs change) => Handle(() =>
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

    /// <summary>On a thread of the SDK's, which would swallow what is thrown; nothing where the event comes too late.</summary>
    private void Handle(Action handle)
    {
        if (!_conversation.Life.IsOver)
            SdkTrace.Try(handle);
    }
}
