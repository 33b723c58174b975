using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Suggests those who take part in conversations, for parameters that take wildcards.</summary>
internal sealed class ParticipantCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => session.Conversations.Conversations
        .SelectMany(conversation => conversation.People)
        .GroupBy(participant => participant.SipAddress, (_, same) => same.First())
        .OrderBy(participant => participant.SipAddress)
        .Select(participant => new Suggestion(
            WildcardPattern.Escape(participant.SipAddress),
            participant.SipAddress,
            participant.DisplayName,
            Words: new[] { participant.SipAddress, participant.DisplayName }));
}
