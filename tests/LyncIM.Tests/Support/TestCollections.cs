using System;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LyncIM.Tests;

/// <summary>
/// Puts tests that use the session, the simulated network or the environment of this process into one collection, in which they run one
/// after the other. Those that start processes of their own, and those of a collection by name, run beside them.
/// </summary>
public sealed class TestCollections : TestCollectionFactoryBase
{
    private static readonly string Processes = $"{typeof(TestCollections).Namespace}.{nameof(Processes)}.";

    private readonly ITestCollection _here;
    private readonly ITestCollection _processes;

    public TestCollections(ITestAssembly assembly, IMessageSink diagnostics)
        : base(assembly, diagnostics)
    {
        _here = Get(Reflector.Wrap(typeof(InThisProcess)));
        _processes = new TestCollection(assembly, null, "in processes of their own");
    }

    public override string DisplayName => "by process";

    protected override ITestCollection GetTestCollection(ITypeInfo testClass) =>
        testClass.Name.StartsWith(Processes, StringComparison.Ordinal) ? _processes : _here;
}
