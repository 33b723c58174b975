using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LyncIM.Tests.Pester;

/// <summary>An It, and what became of it.</summary>
public sealed class TestCase
{
    private readonly Block _block;
    private readonly string _name;

    internal TestCase(Block block, string name, ScriptBlock body, object? data, bool isSkipped)
    {
        _block = block;
        _name = name;
        Body = body;
        Data = data;
        IsSkipped = isSkipped || block.IsSkipped;
    }

    public ScriptBlock Body { get; }

    public object? Data { get; }

    public bool IsSkipped { get; }

    public IEnumerable<ScriptBlock> BeforeEach => _block.Lineage.SelectMany(block => block.BeforeEach);

    public IEnumerable<ScriptBlock> AfterEach => _block.Lineage.Reverse().SelectMany(block => block.AfterEach);

    internal string FullName => string.Join(" > ", _block.Lineage.Skip(1).Select(block => block.Name).Append(_name));

    internal bool HasRun { get; private set; }

    internal string? Failure { get; private set; }

    public void Pass() => HasRun = true;

    public void Fail(ErrorRecord error)
    {
        HasRun = true;
        Failure ??= $"{error}\n{error.InvocationInfo?.PositionMessage}\n{error.ScriptStackTrace}";
    }
}
