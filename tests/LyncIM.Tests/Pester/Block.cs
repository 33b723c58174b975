using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LyncIM.Tests.Pester;

/// <summary>A Describe or a Context, or the file as a whole.</summary>
public sealed class Block
{
    internal Block(string name, Block? parent, object? data, bool isSkipped)
    {
        Name = name;
        Parent = parent;
        Data = data;
        IsSkipped = isSkipped || parent is { IsSkipped: true };
    }

    public object? Data { get; }

    public List<object> Children { get; } = [];

    public List<ScriptBlock> BeforeAll { get; } = [];

    public List<ScriptBlock> BeforeEach { get; } = [];

    public List<ScriptBlock> AfterEach { get; } = [];

    public List<ScriptBlock> AfterAll { get; } = [];

    internal string Name { get; }

    internal Block? Parent { get; }

    internal bool IsSkipped { get; }

    internal IEnumerable<Block> Lineage => Parent is null ? [this] : Parent.Lineage.Append(this);

    internal IEnumerable<TestCase> Tests => Children.SelectMany(child => child is Block block ? block.Tests : [(TestCase)child]);

    /// <summary>Its set-up or its clean-up has failed, and with that all its tests.</summary>
    public void Fail(ErrorRecord error)
    {
        foreach (var test in Tests)
            test.Fail(error);
    }
}
