using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace LyncIM.Tests.Pester;

/// <summary>Collects the blocks and tests of a file while its discovery runs on this thread.</summary>
public static class Discovery
{
    [ThreadStatic]
    private static Block? _block;

    public static Block Block => _block ?? throw new InvalidOperationException("This can only stand in a Pester file.");

    public static void EnterBlock(string name, object? data, bool skip, string[]? tag)
    {
        _ = tag;
        var block = new Block(Expand(name, data), Block, data, skip);
        Block.Children.Add(block);
        _block = block;
    }

    public static void LeaveBlock() => _block = Block.Parent;

    public static void AddTest(string name, ScriptBlock body, object? data, bool skip, string[]? tag)
    {
        _ = tag;
        Block.Children.Add(new TestCase(Block, Expand(name, data), body, data, skip));
    }

    /// <summary>The variables that -ForEach defines: $_ and, for a dictionary, one for each key.</summary>
    public static IDictionary<string, object?> Variables(object? data)
    {
        var variables = new Dictionary<string, object?>();
        if (data is null)
            return variables;
        variables["_"] = data;
        if (Unwrap(data) is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
                variables[entry.Key.ToString()!] = entry.Value;
        }
        return variables;
    }

    internal static Block Start() => _block = new Block("", null, null, isSkipped: false);

    internal static void End() => _block = null;

    /// <summary>Pester's templates: &lt;name&gt; is the data's value of that name, &lt;_&gt; the data itself.</summary>
    private static string Expand(string name, object? data)
    {
        var variables = Variables(data);
        return Regex.Replace(
            name, "<([A-Za-z_]\\w*)>", match => variables.TryGetValue(match.Groups[1].Value, out var value) ? $"{value}" : match.Value);
    }

    private static object? Unwrap(object? data) => data is PSObject wrapped ? wrapped.BaseObject : data;
}
