using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Suggests the ids of conversations, found by the id or by who takes part.</summary>
internal sealed class ConversationIdCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => ConversationsAtPrompt
        .Of(session, commandName)
        .Select(conversation => new Suggestion(
            conversation.Id.ToString(CultureInfo.InvariantCulture),
            ConversationsAtPrompt.Title(conversation),
            ConversationsAtPrompt.Explanation(conversation),
            IsExpression: true,
            ConversationsAtPrompt.Words(conversation)));
}
