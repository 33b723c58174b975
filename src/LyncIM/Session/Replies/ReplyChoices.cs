using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncIM.Session;

/// <summary>The answers among which the person who was asked may choose.</summary>
internal sealed class ReplyChoices
{
    private static readonly char[] Marks = { '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '#' };

    private readonly IReadOnlyList<string> _choices;

    public ReplyChoices(IReadOnlyList<string> choices)
    {
        _choices = choices;
    }

    /// <summary>For example: Yes / No.</summary>
    public string Shown => string.Join(" / ", _choices);

    /// <summary>
    /// Which choice a text means, whatever its case: the one that it is, or begins with as whole words while it names no other; else the
    /// only one that begins with it; else the one with that number, from 1 on. Null where it means none.
    /// </summary>
    public string? Match(string text)
    {
        var answer = Trim(text);
        return answer.Length == 0 ? null : Exact(answer) ?? Leading(answer) ?? Beginning(answer) ?? Numbered(answer);
    }

    private string? Exact(string answer) => _choices.FirstOrDefault(choice => IsSame(Trim(choice), answer));

    /// <summary>Of two choices of which one begins with the other, the longer counts.</summary>
    private string? Leading(string answer)
    {
        var leading = _choices
            .Where(choice => WordsAt(answer, choice, 0))
            .OrderByDescending(choice => choice.Length)
            .FirstOrDefault();
        return leading is not null && !_choices.Any(other => !ReferenceEquals(other, leading) && IsNamed(other, answer, leading.Trim().Length)) ? leading : null;
    }

    private string? Beginning(string answer)
    {
        var meant = _choices.Where(choice => choice.Trim().StartsWith(answer, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return meant.Length == 1 ? meant[0] : null;
    }

    private string? Numbered(string answer) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _choices.Count
            ? _choices[number - 1]
            : null;

    /// <summary>Whether the choice stands somewhere behind <paramref name="start"/> as whole words.</summary>
    private static bool IsNamed(string choice, string answer, int start)
    {
        for (var at = start; at < answer.Length; at++)
        {
            if (!char.IsLetterOrDigit(answer[at - 1]) && WordsAt(answer, choice, at))
                return true;
        }
        return false;
    }

    private static bool WordsAt(string answer, string choice, int start)
    {
        var words = choice.Trim();
        return words.Length > 0
            && string.Compare(answer, start, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (start + words.Length >= answer.Length || !char.IsLetterOrDigit(answer[start + words.Length]));
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Trim(string text) => text.Trim().Trim(Marks).Trim();
}
