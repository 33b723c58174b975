using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>
/// Lets a parameter take the lines of a message. What is no text, such as a script block that nothing was bound to, becomes a line that
/// stands for it, so that the command refuses it.
/// </summary>
internal sealed class MessageTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData is null ? null : Lines(inputData);

    /// <summary>The lines that a value holds.</summary>
    public static string[] Lines(object value)
    {
        var item = RecordTypes.Base(value);
        if (item is string text)
            return new[] { text };
        if (item is string[] lines)
            return lines;
        if (item is not IEnumerable several || item is IDictionary)
            return new[] { Line(item) };
        var all = new List<string>();
        foreach (var one in several)
            all.Add(one is null ? "" : Line(RecordTypes.Base(one)));
        return all.ToArray();
    }

    /// <summary>The text of the lines.</summary>
    /// <exception cref="LyncException">MissingArgument: one of them is no text.</exception>
    public static string Join(string[] lines)
    {
        foreach (var line in lines)
        {
            if (BoundObjects.Of(line) is { } given)
                throw ErrorRecords.Missing(Flaw(given), Advice(given));
        }
        return lines.Length == 1 ? lines[0] : string.Join("\n", lines);
    }

    private static string Line(object item)
    {
        if (item is string text)
            return text;
        if (item is ScriptBlock or IDictionary || RecordTypes.HoldsOthersWords(item) || RecordTypes.IsFormatted(item))
            return BoundObjects.Represent(item, $"({item.GetType().Name})");
        var line = LanguagePrimitives.ConvertTo<string>(item);
        return line == item.GetType().FullName ? BoundObjects.Represent(item, $"({item.GetType().Name})") : line;
    }

    private static string Flaw(object given) => given switch
    {
        ScriptBlock => "The message is a script block, and there is no record that it could be evaluated for.",
        _ when RecordTypes.HoldsOthersWords(given) => "The message is what somebody else has written, and no text.",
        _ when RecordTypes.IsFormatted(given) => "The message is formatted output, and no text.",
        _ => $"The message is an object of the type {given.GetType().Name}, and no text.",
    };

    private static string Advice(object given) => given switch
    {
        ScriptBlock => "Pipe records in: the script block is evaluated for each, with the record as $_.",
        _ when RecordTypes.HoldsOthersWords(given) => "To pass on what was written, give its Text.",
        _ => "Out-String makes text of objects and of formatted output.",
    };
}
