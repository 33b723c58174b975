using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Passes the messages of one conversation on in order of arrival, the text of an invitation first and once. What is heard while
/// the conversation is only just being listened to waits for it.
/// </summary>
internal sealed class MessageGate
{
    private readonly InvitationText _invitation;
    private readonly SdkConversation _conversation;
    private List<ArrivedMessage>? _early = new();

    /// <param name="conversation">Where they are said.</param>
    /// <param name="invitation">What has been told of its invitation before.</param>
    public MessageGate(SdkConversation conversation, InvitationText invitation)
    {
        _conversation = conversation;
        _invitation = invitation;
    }

    /// <summary>Takes a message that was heard.</summary>
    public void Take(ArrivedMessage message)
    {
        lock (_invitation)
        {
            if (_early is not null)
                _early.Add(message);
            else
                PassOn(message);
        }
    }

    /// <summary>Takes the text of the invitation, whenever it becomes known or is looked at again.</summary>
    public void TakeInvitation(ArrivedMessage invitation)
    {
        lock (_invitation)
        {
            if (_early is null && _invitation.IsNewProperty(invitation))
                Tell(invitation);
        }
    }

    /// <summary>Begins to pass messages on: the invitation's text first, where there is one, then what has been heard meanwhile.</summary>
    public void Open(ArrivedMessage? invitation)
    {
        lock (_invitation)
        {
            var early = _early;
            _early = null;
            if (invitation is not null)
                TakeInvitation(invitation);
            foreach (var message in early!)
                PassOn(message);
        }
    }

    private void PassOn(ArrivedMessage message)
    {
        if (message.IsFromSelf || _invitation.IsNewMessage(message))
            Tell(message);
    }

    private void Tell(ArrivedMessage message) => _conversation.Life.Observer?.MessageArrived(_conversation, message);
}
