using System;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>Listens to one conversation: to its events, and by looking now and then, which makes up for events that did not come.</summary>
internal sealed class ConversationListener : IDisposable
{
    private readonly SdkConversation _conversation;
    private readonly ConversationEvents _events;
    private int _looks;
    private volatile bool _isListening;

    /// <summary>Whether the text that came with the invitation is news; that of a conversation of long ago is none.</summary>
    private volatile bool _isInvitationNews;

    public ConversationListener(SdkConversation conversation)
    {
        _conversation = conversation;
        _events = new ConversationEvents(conversation);
    }

    /// <summary>Registers first and reads second: nothing falls between. One that has ended meanwhile is not told.</summary>
    /// <param name="isNew">Whether its invitation's text, if it has any, is news even if it is connected already.</param>
    public void Listen(bool isNew)
    {
        _events.Register();
        _conversation.Status.LookAtState(isNew);
        _conversation.Participants.Look(isNew);
        _conversation.Status.LookAtProperties();
        if (_conversation.HasEndedHere)
            return;
        _isInvitationNews = _conversation.Status.IsInvitation || (isNew && !_conversation.Status.IsUnused);
        _conversation.Life.Observer?.ConversationAdded(_conversation);
        _conversation.Messages.Open(_isInvitationNews ? FindInvitation() : null);
        _isListening = true;
    }

    /// <summary>Looks at a half of it, so that a look stays cheap.</summary>
    public void Look()
    {
        if (!_isListening || _conversation.HasEndedHere || _conversation.Life.IsOver)
            return;
        _events.RegisterMessaging();
        if (_looks++ % 2 == 0)
        {
            _conversation.Status.LookAtState(isNew: false);
            _conversation.Participants.Look(isNew: false);
        }
        else
        {
            _conversation.Status.LookAtProperties();
            _conversation.Participants.LookAtTyping();
            if (_isInvitationNews && FindInvitation() is { } invitation)
                _conversation.Messages.TakeInvitation(invitation);
        }
        _conversation.Changed.Set();
    }

    /// <summary>Takes the text of the invitation as an event tells it.</summary>
    public void TakeInvitation(string? text)
    {
        if (CreateInvitation(text) is { } invitation)
            _conversation.Messages.TakeInvitation(invitation);
    }

    public void Dispose() => _events.Dispose();

    /// <summary>The text of the invitation, as a message; null where there is none. A conference has it in a property of its own.</summary>
    private ArrivedMessage? FindInvitation() =>
        CreateInvitation(
            SdkReader.Property(_conversation.Messaging, ModalityProperty.InstantMessageModalityInviteMessage) as string)
        ?? CreateInvitation(
            SdkReader.Property(_conversation.Sdk, ConversationProperty.ConferencingFirstInstantMessage) as string);

    private ArrivedMessage? CreateInvitation(string? text) => string.IsNullOrEmpty(text)
        ? null
        : new ArrivedMessage(FindInviter(), IsFromSelf: false, new MessageContents(text!), text);

    private Person FindInviter() =>
        _conversation.Participants.FirstOther
        ?? SdkReader.Person(SdkReader.Property(_conversation.Sdk, ConversationProperty.Inviter) switch
        {
            Participant participant => participant.Contact,
            Contact contact => contact,
            _ => null,
        });
}
