using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>The short form of what bench/Runspaces.ps1 does for a minute.</summary>
public sealed class RunspacesTests
{
    [Fact]
    public async Task Many_runspaces_that_come_and_go_at_once_lose_nothing_and_leave_nothing()
    {
        var result = await ConsoleProcess.RunAsync("-File", "bench/Runspaces.ps1", "-Seconds", "2");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("messages in 32 runspaces, each accounted for once and in order; no handler is left.", result.Output);
    }
}
