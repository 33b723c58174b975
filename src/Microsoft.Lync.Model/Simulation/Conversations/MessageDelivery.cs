using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation.Com;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>Takes one message to the other participants, and lets them do what they do about it.</summary>
internal sealed class MessageDelivery
{
    private readonly ConversationObject _conversation;
    private readonly Dictionary<InstantMessageContentType, string> _contents;
    private readonly Operation _operation;

    public MessageDelivery(
        ConversationObject conversation, Dictionary<InstantMessageContentType, string> contents, Operation operation)
    {
        _conversation = conversation;
        _contents = contents;
        _operation = operation;
    }

    /// <summary>On the strand: decides what becomes of the message, and when.</summary>
    public void Begin()
    {
        var recipients = _conversation.Others.Select(other => other.Contact.Person).OfType<SimulatedPerson>().ToArray();
        var fate = SimulatedNetwork.People.FateOf(recipients, _contents.ToDictionary(part => MediaTypes.Of(part.Key), part => part.Value));
        if (fate.Milliseconds is { } milliseconds)
            _conversation.Strand.PostAfter(milliseconds, () => Complete(fate.Status));
    }

    private void Complete(int status)
    {
        if (!_conversation.Process.IsRunning)
            return;
        if (_conversation.HasEnded)
            _operation.Complete(ComFailure.InvalidState);
        else if (status != SipStatuses.Ok)
            _operation.Complete(ComFailure.OfSipStatus(status));
        else
            Deliver();
    }

    private void Deliver()
    {
        SimulatedNetwork.Log.AddMessage(_conversation, _contents);
        _conversation.Messaging.Connect();
        var text = SimulatedNetwork.TextOf(_contents);
        _conversation.Self.Messaging.Say(text, () => _contents);
        _operation.Complete();
        foreach (var other in _conversation.Others)
            React(other, new Queue<Reaction>(other.Contact.Person?.ReactionsTo(text, _conversation.IsInvitation) ?? []));
    }

    /// <summary>Does one thing after the other, a millisecond apart.</summary>
    private void React(ParticipantObject other, Queue<Reaction> reactions)
    {
        if (reactions.Count > 0)
            _conversation.Strand.PostAfter(1, () =>
            {
                React(other, reactions.Dequeue());
                React(other, reactions);
            });
    }

    private void React(ParticipantObject other, Reaction reaction)
    {
        switch (reaction.Kind)
        {
            case ReactionKind.StartTyping or ReactionKind.StopTyping:
                other.Messaging.Type(reaction.Kind == ReactionKind.StartTyping);
                break;
            case ReactionKind.Answer:
                other.Messaging.Say(reaction.Text, () => new Dictionary<InstantMessageContentType, string>
                {
                    [MediaTypes.Of(reaction.ContentType)] = reaction.Text,
                });
                break;
            case ReactionKind.CallBack:
                SimulatedNetwork.Invite(other.Contact.Uri!, reaction.Text);
                break;
            case ReactionKind.Leave:
                _conversation.Drop(other);
                break;
        }
    }
}
