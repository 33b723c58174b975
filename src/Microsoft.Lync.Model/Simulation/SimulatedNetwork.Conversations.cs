using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation.Conversations;
using Talk = Microsoft.Lync.Model.Conversation.Conversation;

namespace Microsoft.Lync.Model.Simulation;

/// <content>What others, and the person at the desk, do in conversations.</content>
public static partial class SimulatedNetwork
{
    /// <summary>
    /// Somebody starts a conversation with the local user. <paramref name="text"/> comes as the invitation's property
    /// (<paramref name="asProperty"/>), as an event (<paramref name="asEvent"/>) or as both; it connects by itself after
    /// <paramref name="connectsAfter"/> milliseconds, with -1 not until it is accepted.
    /// </summary>
    /// <returns>A handle for the other methods and for reading, which the SDK does not know: it hears no events.</returns>
    public static Talk Invite(string from, string? text, bool asProperty = true, bool asEvent = true, int connectsAfter = 50)
    {
        var conversation = NewInvitation(from, conferenceUri: null);
        if (text is not null && asProperty)
            conversation.Messaging.TellInvitation(text);
        return Deliver(conversation, text is not null && asEvent ? text : null, connectsAfter);
    }

    /// <summary>
    /// Somebody invites the local user into a conference. <paramref name="text"/> comes as the conversation's first message, and
    /// as the modality's property where <paramref name="asInviteMessage"/> says so; never as an event.
    /// </summary>
    /// <returns>A handle, as of <see cref="Invite"/>.</returns>
    public static Talk InviteToConference(
        string from, string conferenceUri, string? text, bool asInviteMessage = false, int connectsAfter = 50)
    {
        var conversation = NewInvitation(from, conferenceUri);
        if (text is not null)
            conversation.SetProperty(ConversationProperty.ConferencingFirstInstantMessage, text);
        if (text is not null && asInviteMessage)
            conversation.Messaging.TellInvitation(text);
        return Deliver(conversation, text: null, connectsAfter);
    }

    /// <summary>The text of an invitation becomes known as its property only now.</summary>
    public static void TellInvitation(Talk conversation, string text) =>
        Do(conversation, one => one.Messaging.TellInvitation(text));

    /// <summary>The person at the desk accepts an invitation.</summary>
    public static void Accept(Talk conversation) => Do(conversation, one => one.Messaging.Connect());

    /// <summary>A participant says something in plain text.</summary>
    public static void Say(Talk conversation, string from, string text) => Say(conversation, from, text, () => Plain(text));

    /// <summary>A participant says something, in any formats; <paramref name="contents"/> may return null, or throw.</summary>
    public static void Say(
        Talk conversation, string from, string? text, Func<IDictionary<InstantMessageContentType, string>?> contents) =>
        Do(conversation, one => Find(one, from)?.Messaging.Say(text, contents));

    /// <summary>A participant starts or stops typing.</summary>
    public static void Type(Talk conversation, string from, bool isTyping) =>
        Do(conversation, one => Find(one, from)?.Messaging.Type(isTyping));

    /// <summary>
    /// Somebody is added by another participant. Who is there already rejoins: the new participant is announced before the old one,
    /// whom <see cref="Leave"/> removes, has left.
    /// </summary>
    public static void Join(Talk conversation, string address) => Do(conversation, one =>
        one.Announce(one.AddLocally(one.Process.Contact(address), isSelf: false)));

    /// <summary>A participant leaves, of two with one address the older; a conversation of two ends with that.</summary>
    public static void Leave(Talk conversation, string address) => Do(conversation, one =>
    {
        if (Find(one, address) is { } participant)
            one.Drop(participant);
    });

    /// <summary>The person at the desk closes the conversation's window.</summary>
    public static void Close(Talk conversation) => conversation.Remote.Close();

    internal static string TextOf(IReadOnlyDictionary<InstantMessageContentType, string> contents) =>
        contents.TryGetValue(InstantMessageContentType.PlainText, out var text) ? text : contents.Values.First();

    private static ConversationObject NewInvitation(string from, string? conferenceUri)
    {
        var conversation = new ConversationObject(Client.Conversations, conferenceUri) { IsInvitation = true };
        var caller = conversation.Process.Contact(from);
        conversation.AddLocally(caller, isSelf: false);
        conversation.SetProperty(ConversationProperty.Inviter, caller);
        conversation.Messaging.MoveTo(ModalityState.Notified);
        return conversation;
    }

    private static Talk Deliver(ConversationObject conversation, string? text, int connectsAfter)
    {
        conversation.Manager.Add(conversation);
        if (text is not null)
            conversation.Strand.Post(() => conversation.Others.FirstOrDefault()?.Messaging.Say(text, () => Plain(text)));
        if (connectsAfter >= 0)
            conversation.Strand.PostAfter(connectsAfter, conversation.Messaging.Connect);
        return new Talk(conversation);
    }

    private static void Do(Talk conversation, Action<ConversationObject> action)
    {
        var one = conversation.Remote;
        one.Strand.Post(() => action(one));
    }

    private static ParticipantObject? Find(ConversationObject conversation, string address) => conversation.Others
        .FirstOrDefault(other => string.Equals(other.Contact.Uri, address, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<InstantMessageContentType, string> Plain(string text) =>
        new() { [InstantMessageContentType.PlainText] = text };
}
