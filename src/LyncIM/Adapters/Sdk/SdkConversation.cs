using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>One conversation of the SDK: listens to it and to its participants, and talks in it.</summary>
internal sealed class SdkConversation : IMessagingConversation, IDisposable
{
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(10);

    private readonly Conversation _conversation;
    private readonly SdkClient _client;
    private readonly Subscriptions _subscriptions = new();
    private readonly Signal _changed = new();
    private readonly object _sync = new();
    private readonly SdkParticipants _participants;
    private readonly List<Contact> _contacts = new();
    private readonly MessageOrder _messages;
    private readonly TaskCompletionSource<bool> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InstantMessageModality? _messaging;
    private Action? _whenAdded;
    private bool _isAdded;
    private volatile bool _isAbandoned;
    private volatile bool _hasAccepted;
    private volatile bool _hasEnded;

    /// <summary>Whether the text that came with the invitation is news; that of a conversation of long ago is none.</summary>
    private volatile bool _isInvitationNews;

    public SdkConversation(
        Conversation conversation, SdkClient client, IMessagingObserver observer, Invitations invitations)
    {
        _conversation = conversation;
        _client = client;
        _participants = new SdkParticipants(this);
        _messages = new MessageOrder(invitations.Of(conversation), message => observer.MessageArrived(this, message));
        Observer = observer;
    }

    public IMessagingObserver Observer { get; }

    /// <summary>Whether it was started here, and is no invitation.</summary>
    public bool IsOwn { get; set; }

    public bool HasEnded => _hasEnded || SdkReader.Read(() => _conversation.State == ConversationState.Terminated, false);

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
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(WaitTimes.BestEffort);
        try
        {
            await WhenAsync(() => people.All(_participants.Contains), enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // They have been invited; they will be seen when they are there.
        }
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
            SdkReader.Try(_conversation.End);
            return;
        }
        Listen(isNew);
        whenAdded?.Invoke();
    }

    /// <summary>Nobody wants it any more: it is ended now, and again if it is added later.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        Task.Run(() => SdkReader.Try(_conversation.End));
        OnEnded();
    }

    public async Task WhenCanSendAsync(CancellationToken cancellationToken) => await WhenAsync(
        () =>
        {
            if (_hasEnded)
                throw Unusable();
            TryAccept();
            return Messaging.CanInvoke(ModalityAction.SendInstantMessage);
        },
        cancellationToken).ConfigureAwait(false);

    public async Task AcceptAsync(CancellationToken cancellationToken) => await WhenAsync(
        () =>
        {
            if (!_hasEnded)
                TryAccept();
            return _hasEnded || _hasAccepted || !IsInvitation();
        },
        cancellationToken).ConfigureAwait(false);

    public async Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken)
    {
        if (_participants.Contains(address))
            return;
        await WhenAsync(
            () =>
            {
                if (_hasEnded)
                    throw Unusable();
                return _conversation.CanInvoke(ConversationAction.AddParticipant);
            },
            cancellationToken).ConfigureAwait(false);
        var contact = Call(() => _client.GetContact(address));
        try
        {
            Call(() => AddParticipants(new[] { contact }));
        }
        catch (LyncException e) when (SdkErrors.IsAlreadyThere(e))
        {
            // Somebody else was faster; that person is on the way.
        }
        await WhenAsync(() => _hasEnded ? throw Unusable() : _participants.Contains(address), cancellationToken).ConfigureAwait(false);
    }

    public async Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken)
    {
        var messaging = Call(() => Messaging);
        var parts = SdkEnums.Of(contents);
        await SdkOperation.RunAsync(
            callback => messaging.BeginSendMessage(parts, callback, null), messaging.EndSendMessage, cancellationToken).ConfigureAwait(false);
    }

    public Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken)
    {
        var messaging = Call(() => Messaging);
        return SdkOperation.RunAsync(
            callback => messaging.BeginSetComposing(isTyping, callback, null), messaging.EndSetComposing, cancellationToken);
    }

    /// <summary>Adds people; the contacts are held, because nothing else holds them.</summary>
    public bool AddParticipants(IReadOnlyList<Contact> contacts)
    {
        lock (_contacts)
            _contacts.AddRange(contacts);
        foreach (var contact in contacts)
            _conversation.AddParticipant(contact);
        return true;
    }

    /// <summary>Sets the subject where the client lets it; a conversation without one is better than none.</summary>
    public async Task TrySetSubjectAsync(string subject)
    {
        try
        {
            if (!_conversation.CanSetProperty(ConversationProperty.Subject))
                return;
            using var enough = new CancellationTokenSource(WaitTimes.BestEffort);
            await SdkOperation.RunAsync(
                callback => _conversation.BeginSetProperty(ConversationProperty.Subject, subject, callback, null),
                result => _conversation.EndSetProperty(result),
                enough.Token).ConfigureAwait(false);
            Observer.SubjectChanged(this, subject);
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
        }
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.Run(
        () => Call(() =>
        {
            _conversation.End();
            return true;
        }),
        cancellationToken);

    /// <summary>A participant has said something.</summary>
    public void Hear(ArrivedMessage message) => _messages.Hear(message);

    public void Dispose()
    {
        _subscriptions.Dispose();
        _participants.Dispose();
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
        SdkReader.Try(ListenToConversation);
        SdkReader.Try(() => Listen(Messaging));
        SdkReader.Try(AddThoseWhoAreThere);
        SdkReader.Try(ReadProperties);
        _isInvitationNews = isNew || SdkReader.Read(IsInvitation, false);
        SdkReader.Try(ReadState);
        Observer.ConversationAdded(this);
        _messages.Start(_isInvitationNews ? Invitation() : null);
        _listening.TrySetResult(true);
        if (!_participants.IsComplete)
            HearEverybodyAsync().IgnoreFault();
    }

    /// <summary>
    /// Where Lync does not say who is there, or gives no modality to hear them on, it is asked again, ever more rarely: somebody
    /// who only listens to a conference has none.
    /// </summary>
    private async Task HearEverybodyAsync()
    {
        for (var pause = WaitTimes.PollInterval; !_participants.IsComplete; pause += pause < Rarely ? pause : TimeSpan.Zero)
        {
            await Task.Delay(pause).ConfigureAwait(false);
            AddThoseWhoAreThere();
            _participants.ListenAgain();
        }
    }

    private void ListenToConversation()
    {
        _subscriptions.Add(() => _conversation.StateChanged += OnStateChanged, () => _conversation.StateChanged -= OnStateChanged);
        _subscriptions.Add(
            () => _conversation.PropertyChanged += OnPropertyChanged, () => _conversation.PropertyChanged -= OnPropertyChanged);
        _subscriptions.Add(
            () => _conversation.ActionAvailabilityChanged += OnConversationActionChanged,
            () => _conversation.ActionAvailabilityChanged -= OnConversationActionChanged);
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

    /// <summary>Somebody who was seen there and leaves while being added would stay for ever: it is looked at twice.</summary>
    private void AddThoseWhoAreThere()
    {
        var added = Participants().Where(Add).ToArray();
        if (added.Length == 0)
            return;
        var there = Participants().Select(AddressOf).ToArray();
        if (there.Length == 0 || there.Contains(""))
            return;
        foreach (var participant in added)
        {
            if (AddressOf(participant) is { Length: > 0 } address && !there.Contains(address))
                _participants.Remove(participant);
        }
    }

    private IReadOnlyList<Participant> Participants() => SdkReader.Copy(() => _conversation.Participants);

    private static string AddressOf(Participant participant) => SdkReader.Person(SdkReader.Read(() => participant.Contact, null)).Uri;

    private bool Add(Participant participant)
    {
        if (!SdkReader.Read(() => _participants.Add(participant, IsSelf(participant)), false))
            return false;
        _changed.Set();
        return true;
    }

    /// <summary>A getter that fails says false; to take the local user for somebody else would give every message back.</summary>
    private bool IsSelf(Participant participant) =>
        participant.IsSelf || ReferenceEquals(participant, SdkReader.Read(() => _conversation.SelfParticipant, null));

    /// <summary>The text that came with the invitation, as a message; null where there is none.</summary>
    private ArrivedMessage? Invitation()
    {
        var text = SdkReader.Read(
            () => Find(FindMessaging(_conversation.Modalities)?.Properties, ModalityProperty.InstantMessageModalityInviteMessage) as string,
            null);
        return Invitation(text);
    }

    private ArrivedMessage? Invitation(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var plain = new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.PlainText] = text! };
        return new ArrivedMessage(Inviter(), IsFromSelf: false, plain, text);
    }

    private Person Inviter() =>
        _participants.FirstOther
        ?? SdkReader.Person(SdkReader.Read(() => Find(_conversation.Properties, ConversationProperty.Inviter), null) switch
        {
            Participant participant => participant.Contact,
            Contact contact => contact,
            _ => null,
        });

    private bool IsInvitation() => FindMessaging(_conversation.Modalities)?.State == ModalityState.Notified;

    private void OnParticipantAdded(object? sender, ParticipantCollectionChangedEventArgs change) => SdkReader.Try(() =>
    {
        if (change.Participant is { } participant)
            Add(participant);
    });

    private void OnParticipantRemoved(object? sender, ParticipantCollectionChangedEventArgs change) => SdkReader.Try(() =>
    {
        if (change.Participant is { } participant)
            _participants.Remove(participant);
    });

    private void OnStateChanged(object? sender, ConversationStateChangedEventArgs change) => SdkReader.Try(() =>
    {
        if (change.NewState == ConversationState.Terminated)
            OnEnded();
        else
            ReadState();
    });

    private void OnModalityStateChanged(object? sender, ModalityStateChangedEventArgs change) => SdkReader.Try(ReadState);

    private void OnActionAvailabilityChanged(object? sender, ModalityActionAvailabilityChangedEventArgs change) => _changed.Set();

    private void OnConversationActionChanged(object? sender, ConversationActionAvailabilityEventArgs change) => _changed.Set();

    private void OnMessagingPropertyChanged(object? sender, ModalityPropertyChangedEventArgs change) => SdkReader.Try(() =>
    {
        if (change.Property == ModalityProperty.InstantMessageModalityInviteMessage && Invitation(change.Value as string) is { } invitation)
            _messages.TellInvitation(invitation);
    });

    private void OnPropertyChanged(object? sender, ConversationPropertyChangedEventArgs change) => SdkReader.Try(ReadProperties);

    private void ReadProperties()
    {
        if (SdkReader.Read(() => Find(_conversation.Properties, ConversationProperty.Subject), null) is string subject)
            Observer.SubjectChanged(this, subject);
        if (SdkReader.Read(() => Find(_conversation.Properties, ConversationProperty.ConferencingUri), null) is string { Length: > 0 } conferenceUri)
            Observer.ConferenceUriChanged(this, conferenceUri);
    }

    /// <summary>Whatever has changed, an event that did not come is made up for.</summary>
    private void ReadState()
    {
        var state = _conversation.State;
        if (state == ConversationState.Terminated)
        {
            OnEnded();
            return;
        }
        if (state != ConversationState.Invalid)
            Observer.ConversationStateChanged(
                this, SdkEnums.Of(state, FindMessaging(_conversation.Modalities)?.State ?? ModalityState.Invalid));
        AddThoseWhoAreThere();
        _participants.ListenAgain();
        if (_isInvitationNews && Invitation() is { } invitation)
            _messages.TellInvitation(invitation);
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

    /// <summary>Accepts an invitation as soon as that is possible, once; one that has connected by itself is accepted all the same.</summary>
    private void TryAccept()
    {
        if (IsOwn || _hasAccepted || !Messaging.CanInvoke(ModalityAction.Accept))
            return;
        _hasAccepted = true;
        // It fails where somebody else has just accepted it.
        SdkReader.Try(Messaging.Accept);
    }

    private Task WhenAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        _changed.UntilAsync(() => Call(condition), cancellationToken);

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
            done.TrySetException(SdkErrors.Translate(e));
        }
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
            throw SdkErrors.Translate(e);
        }
    }

    private static LyncException Unusable() =>
        new(MessagingError.ConversationEnded, "The conversation has ended, or Lync has gone.");
}
