using System;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LyncIM.Tests;

/// <summary>Puts the tests that start processes into a collection beside all others, which share this process and run one after the other.</summary>
public sealed class TestCollections : IXunitTestCollectionFactory
{
    private readonly ITestCollection _here;
    private readonly ITestCollection _processes;

    public TestCollections(ITestAssembly assembly)
    {
        _here = new TestCollection(assembly, null, "in this process");
        _processes = new TestCollection(assembly, null, "in processes of their own");
    }

    public string DisplayName => "by process";

    public ITestCollection Get(ITypeInfo testClass) =>
        testClass.Name.StartsWith($"{typeof(TestCollections).Namespace}.Processes.", StringComparison.Ordinal) ? _processes : _here;
}
