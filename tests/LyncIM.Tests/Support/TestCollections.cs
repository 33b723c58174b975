using System;
using System.Linq;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LyncIM.Tests;

/// <summary>
/// Puts tests that use the session, the simulated network or the environment of this process into one collection, in which they run one
/// after the other. Those that start processes of their own, and those of a collection by name, run beside them.
/// </summary>
public sealed class TestCollections : IXunitTestCollectionFactory
{
    private static readonly string Processes = $"{typeof(TestCollections).Namespace}.{nameof(Processes)}.";

    private readonly CollectionPerClassTestCollectionFactory _named;
    private readonly ITestCollection _processes;

    public TestCollections(ITestAssembly assembly, IMessageSink diagnostics)
    {
        _named = new CollectionPerClassTestCollectionFactory(assembly, diagnostics);
        _processes = new TestCollection(assembly, null, "in processes of their own");
    }

    public string DisplayName => "by process";

    public ITestCollection Get(ITypeInfo testClass)
    {
        if (testClass.GetCustomAttributes(typeof(CollectionAttribute)).Any())
            return _named.Get(testClass);
        return testClass.Name.StartsWith(Processes, StringComparison.Ordinal) ? _processes : _named.Get(Reflector.Wrap(typeof(InThisProcess)));
    }
}
