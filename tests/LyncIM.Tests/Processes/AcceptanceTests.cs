using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>tests/Acceptance.ps1, whose people are simulated here.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private const string Sent = "[Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Wire.Count";

    private readonly string _folder = Directory.CreateTempSubdirectory("LyncIM").FullName;

    private string Report => Path.Combine(_folder, "report.md");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Walks_through_every_feature_and_reports_versions_and_results_and_nobodys_name()
    {
        var result = await RunAsync(
            "-Colleague", "echo1@contoso.com", "-SecondColleague", "kim@contoso.com", "-Group", "it-oncall@contoso.com",
            "-Simulator", "-Unattended");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var report = await File.ReadAllTextAsync(Report);
        Assert.Matches(@"\*\*\d+ passed, 0 failed, \d+ skipped\*\*", report);
        Assert.Contains($"| LyncIM | {Repository.Version} |", report);
        Assert.Contains("| Client | Simulator 15.0.0.0, ", report);
        Assert.All(
            ["Send plain text", "Receive an answer", "Go on after the client was away"],
            step => Assert.Contains($"| {step} | Passed |", report));
        Assert.DoesNotContain("contoso", report);
        Assert.DoesNotContain('@', report);
    }

    [Fact]
    public async Task Asks_before_it_sends_and_sends_nothing_where_the_answer_is_no_more_than_Enter()
    {
        using var process = ConsoleProcess.Start(
            "-Command", $"& '{Script}' -Colleague kim@contoso.com -Simulator -Timeout 20 -Report '{Report}'; \"sent: $({Sent})\"");
        var result = await process.EndAsync(string.Concat(Enumerable.Repeat(Environment.NewLine, 100)));
        Assert.EndsWith("sent: 0\n", result.Output);
        Assert.Contains("kim@contoso.com will get a message. May it?", result.Output);
        var report = await File.ReadAllTextAsync(Report);
        Assert.Matches(@"\| Start a conversation \| Skipped \| 0\.0 \| The tester did not want it\. \|", report);
        Assert.Matches(@"\| Say who is signed in \| Passed \| [\d.]+ \| Nobody could tell: You are shown as \(hidden\), \(hidden\)\. ", report);
    }

    [Fact]
    public async Task A_walk_that_does_not_get_a_connection_says_so_and_fails()
    {
        var result = await RunAsync("-Colleague", "kim@contoso.com", "-SdkPath", _folder, "-Unattended");
        Assert.Equal(1, result.ExitCode);
        var report = await File.ReadAllTextAsync(Report);
        Assert.Contains("**0 passed, 1 failed, ", report);
        Assert.Matches(@"\| Connect \| Failed \| [\d.]+ \| LyncSdkNotFound: ", report);
        Assert.Contains("| Send plain text | Skipped | 0.0 | There is no connection. |", report);
    }

    private static string Script => Repository.Folder("tests", "Acceptance.ps1");

    private Task<ConsoleProcess.Result> RunAsync(params string[] arguments) =>
        ConsoleProcess.RunAsync(["-File", Script, .. arguments, "-Timeout", "20", "-Report", Report]);
}
