using System.Collections.Generic;
using System.Linq;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Suggests the distribution groups that were found in this session.</summary>
internal sealed class GroupCompleter : PromptCompleter
{
    protected override IEnumerable<Suggestion> Suggest(LyncSession session, string commandName) => session.People.Groups.All
        .OrderBy(group => group.Key)
        .Select(group => new Suggestion(group.Key, group.Key, group.Value, Words: new[] { group.Value }));
}
