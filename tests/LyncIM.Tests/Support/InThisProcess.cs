namespace LyncIM.Tests;

/// <summary>The tests that run one after the other, because they share the session and the simulated network of this process.</summary>
[CollectionDefinition(Name)]
[Collection(Name)]
public sealed class InThisProcess
{
    public const string Name = "in this process";
}
