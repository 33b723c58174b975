using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

if (args is ["notify"])
{
    LyncIM.Bench.Notify.Run();
    return;
}

if (args is ["server"])
{
    await LyncIM.Bench.Server.RunAsync();
    return;
}

if (args is ["replies"])
{
    LyncIM.Bench.Replies.Run();
    return;
}

// In one process: the module, the engine and the stand-in are loaded as a user's session has them, and a run takes a minute.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(15))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.WarmupCount, Column.InvocationCount, Column.UnrollFactor, Column.Error);
BenchmarkSwitcher.FromAssembly(typeof(LyncIM.Bench.Engine).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
