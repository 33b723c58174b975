using System.Collections.Generic;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands.Completion;

/// <summary>Suggests the people of this session's conversations, also of those that have ended.</summary>
internal sealed class PersonCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => session.Conversations.People.All
        .OrderBy(person => person.Address)
        .Select(person => new Suggestion(person.Address, person.Address, person.DisplayName, Words: new[] { person.DisplayName }));
}
