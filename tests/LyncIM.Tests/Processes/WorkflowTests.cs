using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>What the workflows run can be run at a desk, and comes from where it is known to come from.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Directory
        .GetFiles(Repository.Folder(".github", "workflows"))
        .Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_step_of_a_workflow_is_a_task_of_the_build_script(string workflow)
    {
        var tasks = TaskNames().Match(File.ReadAllText(Repository.Folder("build.ps1"))).Groups["name"].Captures.Select(name => name.Value);
        var steps = Values(workflow, "run").ToArray();
        Assert.NotEmpty(steps);
        Assert.All(steps, step =>
        {
            var call = Call().Match(step);
            Assert.True(call.Success, step);
            Assert.Contains(call.Groups["task"].Value, tasks);
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_of_a_workflow_is_pinned_by_its_commit_and_says_which_version_that_is(string workflow)
    {
        var actions = Values(workflow, "uses").Where(action => !action.StartsWith("./")).ToArray();
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_sources_and_nothing_else(string workflow)
    {
        var permissions = Permissions().Matches(Read(workflow)).Select(match => match.Value.Trim());
        Assert.Equal(["permissions:\n  contents: read"], permissions);
    }

    [Theory]
    [InlineData("Pester", "Pester [0-9.]+ is not installed in this PowerShell. ./build.ps1 Tools installs it.")]
    [InlineData("Analyze", "PSScriptAnalyzer [0-9.]+ is not installed in this PowerShell. ./build.ps1 Tools installs it.")]
    [InlineData("Publish", @"Publish needs the key of the PowerShell Gallery in \$env:PSGALLERY_API_KEY.")]
    public async Task What_the_build_script_lacks_it_names(string task, string pattern)
    {
        var build = Repository.Folder("build.ps1").Replace("'", "''");
        var result = await ConsoleProcess.RunAsync("-Command", $"$env:PSModulePath = ''; $env:PSGALLERY_API_KEY = ''; & '{build}' {task}");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(pattern, result.Error);
    }

    private static string Read(string workflow) =>
        File.ReadAllText(Repository.Folder(".github", "workflows", workflow)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Values(string workflow, string key) => Regex
        .Matches(Read(workflow), $@"^ +(- )?{key}: (?<value>.+)$", RegexOptions.Multiline)
        .Select(match => match.Groups["value"].Value);

    [GeneratedRegex(@"ValidateSet\(('(?<name>\w+)',? ?)+\)\]\s+\[string\] \$Task")]
    private static partial Regex TaskNames();

    [GeneratedRegex(@"^\./build\.ps1 (?<task>\w+)( -Tag \$env:TAG)?$")]
    private static partial Regex Call();

    [GeneratedRegex(@"permissions:.*(\n +.+)*")]
    private static partial Regex Permissions();
}
