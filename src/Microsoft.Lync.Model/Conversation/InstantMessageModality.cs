using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>
/// Instant messages. The conversation's own sends and sets typing; a participant's tells what that participant says and types.
/// </summary>
public class InstantMessageModality : Modality
{
    private readonly EventSlot<ModalityPropertyChangedEventArgs> _instantMessagePropertyChanged = new(nameof(InstantMessagePropertyChanged));
    private readonly EventSlot<MessageSentEventArgs> _instantMessageReceived = new(nameof(InstantMessageReceived));
    private readonly EventSlot<IsTypingChangedEventArgs> _isTypingChanged = new(nameof(IsTypingChanged));
    private bool _isTyping;

    internal InstantMessageModality(Conversation conversation, Participant? participant)
        : base(conversation, participant)
    {
    }

    public bool IsTyping => Read(_isTyping, false);

    public event EventHandler<ModalityPropertyChangedEventArgs> InstantMessagePropertyChanged
    {
        add => _instantMessagePropertyChanged.Add(value);
        remove => _instantMessagePropertyChanged.Remove(value);
    }

    public event EventHandler<MessageSentEventArgs> InstantMessageReceived
    {
        add => _instantMessageReceived.Add(value);
        remove => _instantMessageReceived.Remove(value);
    }

    public event EventHandler<IsTypingChangedEventArgs> IsTypingChanged
    {
        add => _isTypingChanged.Add(value);
        remove => _isTypingChanged.Remove(value);
    }

    public IAsyncResult BeginSetComposing(bool isComposing, AsyncCallback? modalityCallback, object? state)
    {
        Enter();
        Demand(ModalityAction.SetIsTyping);
        var operation = new Operation(this, modalityCallback, state);
        return operation.Begin(Talk.Strand, () =>
        {
            if (Talk.CurrentState == ConversationState.Terminated)
            {
                operation.Complete(LyncClientException.InvalidState);
                return;
            }
            _isTyping = isComposing;
            SimulatedNetwork.RecordTyping(Talk, isComposing);
            operation.Complete();
        });
    }

    public void EndSetComposing(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginSendMessage(string text, AsyncCallback? modalityCallback, object? state) =>
        BeginSendMessage(
            new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.PlainText] = text }, modalityCallback, state);

    public IAsyncResult BeginSendMessage(
        IDictionary<InstantMessageContentType, string> contents, AsyncCallback? modalityCallback, object? state)
    {
        Enter();
        if (contents is null || contents.Count == 0)
            throw LyncClientException.FromCode(0x80070057);
        Demand(ModalityAction.SendInstantMessage);
        var operation = new Operation(this, modalityCallback, state);
        var copy = new Dictionary<InstantMessageContentType, string>(contents);
        return operation.Begin(Talk.Strand, () => Talk.Strand.PostAfter(Delay, () => Deliver(copy, operation)));
    }

    public void EndSendMessage(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>On the strand: this participant has said something.</summary>
    internal void Say(string? text, Func<IDictionary<InstantMessageContentType, string>?> contents) =>
        _instantMessageReceived.Raise(this, new MessageSentEventArgs(text, contents));

    /// <summary>On the strand: this participant starts or stops typing.</summary>
    internal void Type(bool isTyping)
    {
        if (_isTyping == isTyping)
            return;
        _isTyping = isTyping;
        _isTypingChanged.Raise(this, new IsTypingChangedEventArgs(isTyping));
    }

    /// <summary>On the strand: the text that came with an invitation becomes known.</summary>
    internal void TellInvitation(string text)
    {
        SetProperty(ModalityProperty.InstantMessageModalityInviteMessage, text);
        _instantMessagePropertyChanged.Raise(
            this, new ModalityPropertyChangedEventArgs(ModalityProperty.InstantMessageModalityInviteMessage, text));
    }

    private int Delay => Talk.Others.Select(other => other.Person.Delay).DefaultIfEmpty(1).Max();

    private void Deliver(Dictionary<InstantMessageContentType, string> contents, Operation operation)
    {
        var others = Talk.Others;
        if (others.Any(other => other.Person.NeverAnswers))
            return;
        if (Talk.CurrentState == ConversationState.Terminated)
        {
            operation.Complete(LyncClientException.InvalidState);
            return;
        }
        var code = others.Length == 1 ? others[0].Person.CodeOf(contents) : 0;
        if (code != 0)
        {
            operation.Complete(code);
            return;
        }
        var text = SimulatedNetwork.TextOf(contents);
        SimulatedNetwork.RecordMessage(Talk, contents);
        Connect();
        Talk.LocalParticipant.Messaging.Say(text, () => contents);
        operation.Complete();
        foreach (var other in others)
            Talk.Strand.PostAfter(1, () => React(other, text));
    }

    private void React(Participant other, string text)
    {
        if (other.Person.Echoes)
            Echo(other, text);
        else if (other.Person.StartsConversation && !Talk.IsInvitation)
            SimulatedNetwork.Invite(other.Person.Uri, text);
        else if (other.Person.Leaves)
            Talk.Drop(other);
    }

    private void Echo(Participant other, string text)
    {
        other.Messaging.Type(true);
        Talk.Strand.PostAfter(1, () =>
        {
            other.Messaging.Type(false);
            var echo = other.Person.EchoOf(text);
            other.Messaging.Say(echo.Value, () => new Dictionary<InstantMessageContentType, string> { [echo.Key] = echo.Value });
        });
    }

    private void Demand(ModalityAction action)
    {
        if (!CanInvoke(action))
            throw LyncClientException.FromCode(LyncClientException.InvalidState);
    }
}
