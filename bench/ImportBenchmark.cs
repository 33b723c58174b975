using BenchmarkDotNet.Attributes;

namespace LyncIM.Bench;

/// <summary>
/// Importing the module into a new runspace, against importing a binary module with nothing in it, and against the same with one
/// view: for the first view of any module, the engine reads all its own views again.
/// </summary>
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
    public void EmptyWithOneView() => _engine.Import(Engine.EmptyModuleWithView);

    [Benchmark]
    public void LyncIM() => _engine.Import(Engine.LyncIM);
}
