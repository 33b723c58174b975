using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LyncIM.Session;

/// <summary>Which messages a reader wants.</summary>
internal sealed class MessageFilter
{
    private readonly HashSet<LyncConversation>? _conversations;
    private readonly WildcardPattern[]? _senders;
    private readonly MessageMark? _after;

    /// <param name="conversations">Only messages of these; null for all.</param>
    /// <param name="from">Only messages of senders whose address or name is like one of these; null for all.</param>
    /// <param name="after">Only messages that arrived after it; null for all.</param>
    public MessageFilter(
        IReadOnlyCollection<LyncConversation>? conversations = null, IReadOnlyCollection<string>? from = null, MessageMark? after = null)
    {
        _after = after;
        _conversations = conversations is { Count: > 0 } ? new HashSet<LyncConversation>(conversations) : null;
        _senders = from is { Count: > 0 } ? from.Select(PersonPattern.Create).ToArray() : null;
    }

    /// <summary>Whether nothing can come any more that passes: all the conversations that it asks for have ended.</summary>
    public bool IsExhausted => _conversations is not null && _conversations.All(conversation => !conversation.IsOpen);

    public bool Passes(LyncMessage message) =>
        (_after is null || _after.IsBefore(message))
        && (_conversations is null || _conversations.Contains(message.Conversation))
        && (_senders is null || _senders.Any(pattern => PersonPattern.IsMatch(pattern, message.From, message.SenderName)));
}
