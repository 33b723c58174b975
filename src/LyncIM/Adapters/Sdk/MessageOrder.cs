using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Passes the messages of one conversation on in order of arrival. The text that came with an invitation comes first and once.
/// What is heard while the conversation is only just being listened to waits for it.
/// </summary>
internal sealed class MessageOrder
{
    private readonly Invitation _invitation;
    private readonly Action<ArrivedMessage> _passOn;
    private readonly List<ArrivedMessage> _early = new();
    private bool _isPassingOn;

    /// <param name="invitation">What has been told of it before.</param>
    /// <param name="passOn">Takes one message after the other; must not wait.</param>
    public MessageOrder(Invitation invitation, Action<ArrivedMessage> passOn)
    {
        _invitation = invitation;
        _passOn = passOn;
    }

    /// <summary>A message was heard.</summary>
    public void Hear(ArrivedMessage message)
    {
        lock (_invitation)
        {
            if (_isPassingOn)
                PassOn(message);
            else
                _early.Add(message);
        }
    }

    /// <summary>Begins to pass messages on: the invitation's text first, where there is one, then what has been heard meanwhile.</summary>
    public void Start(ArrivedMessage? invitation)
    {
        lock (_invitation)
        {
            var first = _early.FirstOrDefault(message => !message.IsFromSelf);
            if (invitation is not null && (first is null || Words(first) != Words(invitation)))
                PassOnInvitation(invitation);
            foreach (var message in _early)
                PassOn(message);
            _early.Clear();
            _isPassingOn = true;
        }
    }

    /// <summary>The invitation's text has become known only now, or is looked at again.</summary>
    public void TellInvitation(ArrivedMessage invitation)
    {
        lock (_invitation)
        {
            if (_isPassingOn)
                PassOnInvitation(invitation);
        }
    }

    private void PassOn(ArrivedMessage message)
    {
        if (message.IsFromSelf || _invitation.IsNewMessage(Words(message)))
            _passOn(message);
    }

    private void PassOnInvitation(ArrivedMessage invitation)
    {
        if (_invitation.IsNewProperty(Words(invitation)))
            _passOn(invitation);
    }

    /// <summary>The same words are the same message, though one was HTML and the other was not.</summary>
    private static string Words(ArrivedMessage message) => DisplayText.OneLine(MessageText.Read(message.Contents, message.Text));
}
