using System.Collections.Generic;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Suggests conversations, as the command that gets them: found by their id or by who takes part.</summary>
internal sealed class ConversationCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => ConversationsAtPrompt
        .Of(session, commandName)
        .Select(conversation => new Suggestion(
            $"(Get-LyncConversation {conversation.Id})",
            ConversationsAtPrompt.Title(conversation),
            ConversationsAtPrompt.Explanation(conversation),
            IsExpression: true,
            ConversationsAtPrompt.Words(conversation)));
}
