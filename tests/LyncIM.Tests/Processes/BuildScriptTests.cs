using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>build.ps1 runs in the console host. What these tests run in has just been built, so there is nothing left to build.</summary>
public sealed class BuildScriptTests
{
    [Fact]
    public async Task Build_builds()
    {
        var result = await ConsoleProcess.RunAsync("-File", "build.ps1", "Build", "-Configuration", Repository.Configuration);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("Build succeeded.", result.Output);
    }

    [Fact]
    public async Task Test_runs_tests()
    {
        var result = await ConsoleProcess.RunAsync(
            "-File", "build.ps1", "Test", "-Configuration", Repository.Configuration, "-Filter", "FullyQualifiedName~SipAddressTests.The_longest");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Matches(@"Passed: +1,", result.Output);
    }

    [Fact]
    public async Task A_task_that_there_is_not_is_refused()
    {
        var result = await ConsoleProcess.RunAsync("-File", "build.ps1", "Nonsense");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Nonsense", result.Error);
    }
}
