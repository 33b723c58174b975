using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace LyncIM.Commands;

/// <summary>What stands at the prompt where a value is to be completed, perhaps after an opening quotation mark.</summary>
internal sealed class TypedWord
{
    private static readonly Regex Bare = new(@"\A[A-Za-z0-9_][A-Za-z0-9_.@+%~/\-]*\z", RegexOptions.CultureInvariant);

    private readonly char? _quote;

    public TypedWord(string word)
    {
        _quote = word.Length > 0 && word[0] is '\'' or '"' ? word[0] : null;
        Text = _quote is { } quote ? word.Substring(1).TrimEnd(quote) : word;
    }

    /// <summary>Without its quotation marks.</summary>
    public string Text { get; }

    /// <summary>The value as PowerShell reads it: in the quotation marks that were begun, or in single ones where it needs some.</summary>
    public string Quote(string value) =>
        _quote == '"' ? $"\"{value.Replace("`", "``").Replace("$", "`$").Replace("\"", "`\"")}\""
        : _quote is null && Bare.IsMatch(value) ? value
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
