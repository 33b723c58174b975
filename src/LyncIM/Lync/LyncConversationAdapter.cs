using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Lync;

/// <summary>One conversation of the SDK: listens to it and to its participants, and talks in it.</summary>
internal sealed class LyncConversationAdapter : IMessagingConversation, IDisposable
{
    /// <summary>How often to look again whether a message can be sent, should the event that tells so not come.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>How long to wait for what a start can do without.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    private readonly Conversation _conversation;
    private readonly Subscriptions _subscriptions = new();
    private readonly Signal _changed = new();
    private readonly object _sync = new();
    private readonly List<LyncParticipantAdapter> _participants = new();
    private readonly List<Contact> _contacts = new();
    private readonly List<ArrivedMessage> _early = new();
    private readonly Invitation _invitation = new();
    private readonly TaskCompletionSource<bool> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InstantMessageModality? _messaging;
    private Action? _whenAdded;
    private bool _isAdded;
    private bool _isDisposed;
    private volatile bool _isAbandoned;
    private volatile bool _hasAccepted;
    private bool _isDelivering;
    private volatile bool _hasEnded;

    public LyncConversationAdapter(Conversation conversation, IMessagingObserver observer)
    {
        _conversation = conversation;
        Observer = observer;
    }

    public IMessagingObserver Observer { get; }

    public bool HasEnded => _hasEnded || Quietly.Get(() => _conversation.State == ConversationState.Terminated, false);

    public bool CanSetTyping => Call(() => Messaging.CanInvoke(ModalityAction.SetIsTyping));

    /// <summary>
    /// Completes when the conversation is listened to and <paramref name="setUp"/> has run, which it does in the handler of
    /// ConversationAdded: before that event the conversation is not provisioned.
    /// </summary>
    public async Task WhenAddedAsync(Action setUp, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        RunWhenAdded(() => Complete(done, setUp));
        using (cancellationToken.Register(() => done.TrySetCanceled(cancellationToken)))
            await done.Task.ConfigureAwait(false);
    }

    /// <summary>Waits a little while until these people are known as participants.</summary>
    public async Task WhenJoinedAsync(IReadOnlyCollection<SipAddress> people, CancellationToken cancellationToken)
    {
        var giveUp = Task.Delay(Brief, cancellationToken);
        while (!giveUp.IsCompleted)
        {
            var change = _changed.Next;
            if (people.All(person => Snapshot().Any(participant => participant.Person.Address == person.Address)))
                return;
            await Task.WhenAny(change, giveUp).ConfigureAwait(false);
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>ConversationAdded has been raised, or the conversation was open before.</summary>
    /// <param name="isNew">Whether its invitation's text, if it has any, is news even if it is connected already.</param>
    public void OnAdded(bool isNew)
    {
        Action? whenAdded;
        lock (_sync)
        {
            if (_isAdded)
                return;
            _isAdded = true;
            whenAdded = _whenAdded;
        }
        if (_isAbandoned)
        {
            Quietly.Do(_conversation.End);
            return;
        }
        Listen(isNew);
        whenAdded?.Invoke();
    }

    /// <summary>Nobody wants it any more: it is ended now, and again if it is added later.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        Task.Run(() => Quietly.Do(_conversation.End));
        OnEnded();
    }

    public async Task WhenCanSendAsync(CancellationToken cancellationToken)
    {
        while (!Call(IsReadyToSend))
        {
            var change = _changed.Next;
            if (Call(IsReadyToSend))
                return;
            await Task.WhenAny(change, Task.Delay(LookAgain, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken)
    {
        var messaging = Call(() => Messaging);
        var parts = LyncStates.Of(contents);
        return LyncOperation.RunAsync(
            callback => messaging.BeginSendMessage(parts, callback, null), messaging.EndSendMessage, cancellationToken);
    }

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken)
    {
        var messaging = Call(() => Messaging);
        return LyncOperation.RunAsync(
            callback => messaging.BeginSetComposing(isTyping, callback, null), messaging.EndSetComposing, cancellationToken);
    }

    /// <summary>Adds people; the contacts are held, because nothing else holds them.</summary>
    public void AddParticipants(IReadOnlyList<Contact> contacts)
    {
        foreach (var contact in contacts)
            _conversation.AddParticipant(contact);
        lock (_sync)
            _contacts.AddRange(contacts);
    }

    /// <summary>Sets the subject where the client lets it; a conversation without one is better than none.</summary>
    public async Task TrySetSubjectAsync(string subject)
    {
        try
        {
            if (!_conversation.CanSetProperty(ConversationProperty.Subject))
                return;
            using var enough = new CancellationTokenSource(Brief);
            await LyncOperation.RunAsync(
                callback => _conversation.BeginSetProperty(ConversationProperty.Subject, subject, callback, null),
                result => _conversation.EndSetProperty(result),
                enough.Token).ConfigureAwait(false);
            Observer.SubjectChanged(this, DisplayText.OneLine(subject));
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
        }
    }

    public void End() => Call(() =>
    {
        _conversation.End();
        return true;
    });

    /// <summary>
    /// Passes a message on, in order: what is heard while the conversation is only just being listened to waits for the text of
    /// the invitation, and that text is passed on once, whether it comes as a property, as an event or as both.
    /// </summary>
    public void Deliver(ArrivedMessage message)
    {
        lock (_sync)
        {
            if (_isDelivering)
                PassOn(message);
            else
                _early.Add(message);
        }
    }

    public void Dispose()
    {
        lock (_sync)
            _isDisposed = true;
        _subscriptions.Dispose();
        foreach (var participant in Snapshot())
            participant.Dispose();
    }

    /// <summary>The modality for instant messages among <paramref name="modalities"/>; null where there is none.</summary>
    public static InstantMessageModality? FindMessaging(IDictionary<ModalityTypes, Modality>? modalities) =>
        modalities is not null && modalities.TryGetValue(ModalityTypes.InstantMessage, out var modality)
            ? modality as InstantMessageModality
            : null;

    /// <summary>The conversation's own modality, which sends and sets typing. Once found, it is held: its methods tell what is wrong.</summary>
    private InstantMessageModality Messaging => _messaging ??= FindMessaging(_conversation.Modalities) ?? throw Unusable();

    /// <summary>Each step on its own: what one of them meets must not keep the others from being taken.</summary>
    private void Listen(bool isNew)
    {
        Observer.ConversationAdded(this);
        Quietly.Do(ListenToConversation);
        Quietly.Do(() => Listen(Messaging));
        Quietly.Do(() =>
        {
            foreach (var participant in LyncCollections.Copy(() => _conversation.Participants))
                Quietly.Do(() => Add(participant));
        });
        Quietly.Do(ReadProperties);
        Quietly.Do(ReadState);
        StartDelivering(isNew);
        _listening.TrySetResult(true);
    }

    private void ListenToConversation()
    {
        _subscriptions.Add(() => _conversation.StateChanged += OnStateChanged, () => _conversation.StateChanged -= OnStateChanged);
        _subscriptions.Add(
            () => _conversation.PropertyChanged += OnPropertyChanged, () => _conversation.PropertyChanged -= OnPropertyChanged);
        _subscriptions.Add(
            () => _conversation.ParticipantRemoved += OnParticipantRemoved, () => _conversation.ParticipantRemoved -= OnParticipantRemoved);
        _subscriptions.Add(
            () => _conversation.ParticipantAdded += OnParticipantAdded, () => _conversation.ParticipantAdded -= OnParticipantAdded);
    }

    private void Listen(InstantMessageModality messaging)
    {
        _subscriptions.Add(
            () => messaging.ActionAvailabilityChanged += OnActionAvailabilityChanged,
            () => messaging.ActionAvailabilityChanged -= OnActionAvailabilityChanged);
        _subscriptions.Add(
            () => messaging.ModalityStateChanged += OnModalityStateChanged,
            () => messaging.ModalityStateChanged -= OnModalityStateChanged);
        _subscriptions.Add(
            () => messaging.InstantMessagePropertyChanged += OnMessagingPropertyChanged,
            () => messaging.InstantMessagePropertyChanged -= OnMessagingPropertyChanged);
    }

    /// <summary>Begins to pass messages on: the invitation's text first, then what has been heard meanwhile.</summary>
    private void StartDelivering(bool isNew)
    {
        var invitation = isNew || IsInvitation() ? InvitationText() : null;
        var inviter = invitation is null ? null : Inviter();
        lock (_sync)
        {
            if (!Invitation.IsFirstOf(_early, invitation))
                PassOnInvitation(invitation, inviter);
            foreach (var message in _early)
                PassOn(message);
            _early.Clear();
            _isDelivering = true;
        }
    }

    private void PassOn(ArrivedMessage message)
    {
        if (message.IsFromSelf || _invitation.IsNewMessage(MessageText.Read(message.Contents, message.Text)))
            Observer.MessageArrived(this, message);
    }

    private void PassOnInvitation(string? text, Person? inviter)
    {
        if (inviter is null || !_invitation.IsNewProperty(text))
            return;
        var plain = new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = text! };
        Observer.MessageArrived(this, new ArrivedMessage(inviter, IsFromSelf: false, plain, text));
    }

    private Person Inviter() =>
        Snapshot().FirstOrDefault(participant => !participant.IsSelf)?.Person
        ?? LyncPeople.Of(Quietly.Get(() => Find(_conversation.Properties, ConversationProperty.Inviter), null) switch
        {
            Participant participant => participant.Contact,
            Contact contact => contact,
            _ => null,
        });

    private string? InvitationText() => Quietly.Get(
        () => Find(FindMessaging(_conversation.Modalities)?.Properties, ModalityProperty.InstantMessageModalityInviteMessage) as string,
        null);

    private bool IsInvitation() => Quietly.Get(() => FindMessaging(_conversation.Modalities)?.State == ModalityState.Notified, false);

    private void Add(Participant participant)
    {
        if (Snapshot().Any(known => known.Is(participant)))
            return;
        // Asked of the SDK before anything is locked: it may take its time.
        var added = new LyncParticipantAdapter(this, participant);
        lock (_sync)
        {
            // The same person in another wrapper would be heard twice.
            if (_isDisposed || _participants.Any(known => known.Is(participant) || known.IsSamePerson(added)))
                return;
            _participants.Add(added);
        }
        if (!added.IsSelf)
            Observer.ParticipantJoined(this, added.Person);
        added.Listen();
        _changed.Set();
    }

    private void OnParticipantAdded(object? sender, ParticipantCollectionChangedEventArgs change) => Quietly.Do(() =>
    {
        if (change.Participant is { } participant)
            Add(participant);
    });

    private void OnParticipantRemoved(object? sender, ParticipantCollectionChangedEventArgs change) => Quietly.Do(() =>
    {
        LyncParticipantAdapter? removed;
        lock (_sync)
        {
            removed = _participants.Find(known => change.Participant is { } participant && known.Is(participant));
            if (removed is null)
                return;
            _participants.Remove(removed);
        }
        removed.Dispose();
        if (!removed.IsSelf)
            Observer.ParticipantLeft(this, removed.Person);
    });

    private void OnStateChanged(object? sender, ConversationStateChangedEventArgs change) => Quietly.Do(() =>
    {
        if (change.NewState == ConversationState.Terminated)
            OnEnded();
        else
            ReadState();
    });

    private void OnModalityStateChanged(object? sender, ModalityStateChangedEventArgs change) => Quietly.Do(ReadState);

    private void OnActionAvailabilityChanged(object? sender, ModalityActionAvailabilityChangedEventArgs change) => _changed.Set();

    private void OnMessagingPropertyChanged(object? sender, ModalityPropertyChangedEventArgs change) => Quietly.Do(() =>
    {
        if (change.Property != ModalityProperty.InstantMessageModalityInviteMessage)
            return;
        var inviter = Inviter();
        lock (_sync)
        {
            if (_isDelivering)
                PassOnInvitation(change.Value as string, inviter);
        }
    });

    private void OnPropertyChanged(object? sender, ConversationPropertyChangedEventArgs change) => Quietly.Do(ReadProperties);

    private void ReadProperties()
    {
        if (Quietly.Get(() => Find(_conversation.Properties, ConversationProperty.Subject), null) is string subject)
            Observer.SubjectChanged(this, DisplayText.OneLine(subject));
        if (Quietly.Get(() => Find(_conversation.Properties, ConversationProperty.ConferencingUri), null) is string { Length: > 0 } conferenceUri)
            Observer.ConferenceUriChanged(this, conferenceUri);
    }

    private void ReadState()
    {
        var state = _conversation.State;
        if (state == ConversationState.Terminated)
            OnEnded();
        else if (state != ConversationState.Invalid)
            Observer.ConversationStateChanged(
                this, LyncStates.Of(state, FindMessaging(_conversation.Modalities)?.State ?? ModalityState.Invalid));
        foreach (var participant in Snapshot())
            participant.Listen();
        _changed.Set();
    }

    /// <summary>The conversation has ended, or left the client's collection; told once, whoever says so first.</summary>
    public void OnEnded()
    {
        lock (_sync)
        {
            if (_hasEnded)
                return;
            _hasEnded = true;
        }
        Dispose();
        if (_isAdded)
            Observer.ConversationStateChanged(this, LyncConversationState.Terminated);
        _changed.Set();
    }

    private bool IsReadyToSend()
    {
        if (_hasEnded)
            throw new LyncException(MessagingError.ConversationEnded, "The conversation has ended.");
        var messaging = Messaging;
        if (!_hasAccepted && messaging.State == ModalityState.Notified && messaging.CanInvoke(ModalityAction.Accept))
        {
            _hasAccepted = true;
            // It fails where somebody else has just accepted it.
            Quietly.Do(messaging.Accept);
        }
        return messaging.CanInvoke(ModalityAction.SendInstantMessage);
    }

    private void RunWhenAdded(Action action)
    {
        lock (_sync)
        {
            if (!_isAdded)
            {
                _whenAdded += action;
                return;
            }
        }
        // The event came first, on another thread, which may still be at the listening.
        _listening.Task.ContinueWith(_ => action(), TaskScheduler.Default);
    }

    private static void Complete(TaskCompletionSource<bool> done, Action work)
    {
        try
        {
            work();
            done.TrySetResult(true);
        }
        catch (Exception e)
        {
            done.TrySetException(LyncErrors.Translate(e));
        }
    }

    private LyncParticipantAdapter[] Snapshot()
    {
        lock (_sync)
            return _participants.ToArray();
    }

    private static object? Find<TKey>(IDictionary<TKey, object>? properties, TKey key) =>
        properties is not null && properties.TryGetValue(key, out var value) ? value : null;

    private static T Call<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e)
        {
            throw LyncErrors.Translate(e);
        }
    }

    private static LyncException Unusable() =>
        new(MessagingError.ConversationEnded, "The conversation has ended, or Lync has gone.");
}
