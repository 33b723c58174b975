using System.Collections.Generic;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Suggests the people of this session: of its conversations, also those that have ended, and those whom it has looked up.</summary>
internal sealed class PersonCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => session.Conversations.People.All
        .OrderBy(person => person.Key)
        .Select(person => new Suggestion(person.Key, person.Key, person.Value, Words: new[] { person.Value }));
}
