using System.Linq;
using System.Management.Automation;
using LyncIM.Messaging;

namespace LyncIM.Commands;

/// <summary>
/// What the parameters of Send-LyncMessage hold, and which of them the command line has given: the others come from the pipeline.
/// Puts together what is to be sent to whom; null where that is not enough.
/// </summary>
internal sealed record SendInput(
    string[]? To, LyncConversation[]? Conversation, string? Message, bool IsToGiven, bool IsConversationGiven, bool IsMessageGiven)
{
    /// <summary>Without a record of the pipeline.</summary>
    public MessageToSend? Alone() =>
        Message is null ? null
        : Conversation is not null ? MessageToSend.In(Conversation, Message)
        : To is not null ? MessageToSend.To(To, Message)
        : null;

    /// <summary>With a record of the pipeline, which brings what the command line lacks.</summary>
    public MessageToSend? With(PSObject input) => ConversationIn(input.BaseObject) is { } conversation
        ? (Message ?? PositionalText()) is { } answer ? MessageToSend.In(new[] { conversation }, answer) : null
        : input.BaseObject is string text ? FromText(text)
        : FromRecord(input);

    /// <summary>A string is what the command line lacks: the message, or else the recipient.</summary>
    private MessageToSend? FromText(string text)
    {
        if (IsMessageGiven)
            return IsToGiven || IsConversationGiven ? null : MessageToSend.To(To ?? new[] { text }, Message!);
        return Conversation is not null ? MessageToSend.In(Conversation, Message ?? text)
            : To is not null ? MessageToSend.To(To, Message ?? text)
            : Message is not null ? MessageToSend.To(new[] { text }, Message)
            : null;
    }

    /// <summary>A record carries a recipient, and perhaps a message of its own; any other object is sent as text.</summary>
    private MessageToSend? FromRecord(PSObject record)
    {
        if (!IsToGiven && !IsConversationGiven)
        {
            var people = To is { Length: > 0 } && To.All(person => !string.IsNullOrWhiteSpace(person))
                ? To
                : PeopleAttribute.AddressIn(record) is { } address ? new[] { address } : null;
            return people is not null && Message is not null ? MessageToSend.To(people, Message) : null;
        }
        if (IsMessageGiven)
            return null;
        if (PeopleAttribute.AddressIn(record) is { } recipient)
            return PositionalText() is { } answer && !SipAddress.IsAddress(answer) ? MessageToSend.To(new[] { recipient }, answer) : null;
        return FromText(Message ?? LanguagePrimitives.ConvertTo<string>(record));
    }

    /// <summary>The only argument, which was taken for the recipient while the pipeline brings the recipients: it is the message.</summary>
    private string? PositionalText() => IsToGiven && !IsMessageGiven && To is { Length: 1 } ? To[0] : null;

    private static LyncConversation? ConversationIn(object input) => input switch
    {
        LyncConversation conversation => conversation,
        LyncMessage message => message.Conversation,
        LyncSendResult result => result.Conversation,
        _ => null,
    };
}
