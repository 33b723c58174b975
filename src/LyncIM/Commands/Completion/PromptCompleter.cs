using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using LyncIM.Formatting;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>
/// Suggests values for a parameter from what the session knows. It asks nobody: a client that does not answer must not hold up the
/// prompt.
/// </summary>
internal abstract class PromptCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete ?? "");
        return Suggest(LyncSession.Current, commandName ?? "")
            .Where(suggestion => suggestion.Answers(word.Text))
            .Select(suggestion => new CompletionResult(
                suggestion.IsExpression ? suggestion.Value : word.Quote(suggestion.Value),
                Shown(suggestion.Title),
                CompletionResultType.ParameterValue,
                Shown(suggestion.Explanation)))
            .ToArray();
    }

    /// <summary>Suggestions in the order in which they are shown.</summary>
    protected abstract IEnumerable<Suggestion> Suggest(LyncSession session, string commandName);

    /// <summary>The engine takes no empty text.</summary>
    private static string Shown(string text) => DisplayText.OneLine(text) is { Length: > 0 } line ? line : "-";

    /// <summary>One value, what the list of suggestions shows for it, and the words by which it is found.</summary>
    protected sealed record Suggestion(string Value, string Title, string Explanation, bool IsExpression = false, params string[] Words)
    {
        /// <summary>Whether what has been typed begins the value or one of the words.</summary>
        public bool Answers(string typed) => Words.Append(Value).Any(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
    }
}
