using BenchmarkDotNet.Attributes;

namespace LyncIM.Bench;

/// <summary>Importing the module into a new runspace, against importing a binary module with nothing in it. At most 1.5 times.</summary>
public class ImportBenchmark
{
    private Engine _engine = null!;

    [IterationSetup]
    public void Open() => _engine = new Engine();

    [IterationCleanup]
    public void Close() => _engine.Dispose();

    [Benchmark(Baseline = true)]
    public void Empty() => _engine.Import(Engine.EmptyModule);

    [Benchmark]
    public void LyncIM() => _engine.Import(Engine.LyncIM);
}
