using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>The scripts in examples, each on the simulated network in a process of its own.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("LyncIM").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("kim@contoso.com\nlee@contoso.com", 0, "Told 2 of 2.")]
    [InlineData("kim@contoso.com\nunknown@contoso.com\nflaky1@contoso.com", 1, "Told 2 of 3.\nunknown@contoso.com: RecipientNotFound")]
    [InlineData("kim@contoso.com\n  ", 1, "Told 1 of 2.\nMail=  : MissingArgument")]
    [InlineData("unknown@contoso.com", 2, "Told 0 of 1.\nunknown@contoso.com: RecipientNotFound")]
    public async Task Notify_tells_everybody_and_reports_what_became_of_each_row(string people, int exitCode, string output)
    {
        var (file, report) = (Path.Combine(_folder, "staff.csv"), Path.Combine(_folder, "told.csv"));
        await File.WriteAllTextAsync(file, "Mail\n" + people);
        var result = await RunAsync($"notify.ps1' -Path '{file}' -Message 'Patching at 22:00' -Report '{report}'");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
        var lines = await File.ReadAllLinesAsync(report);
        Assert.Equal("SipAddress,Status,Error,Attempts,Row,Reason", lines[0]);
        Assert.Equal(people.Split('\n').Length, lines.Length - 1);
        Assert.Equal(people.Contains("unknown"), lines.Any(line => line.StartsWith("unknown@contoso.com,Failed,RecipientNotFound,1,Mail=unknown@contoso.com,")));
    }

    [Theory]
    [InlineData("Name,Town\nKim,Oslo\nLee,Bergen", "Told 0 of 2.")]
    [InlineData(null, "Nobody was told:")]
    public async Task Notify_says_when_nobody_could_be_told(string? content, string output)
    {
        var file = Path.Combine(_folder, "nothing.csv");
        if (content is not null)
            await File.WriteAllTextAsync(file, content);
        var result = await RunAsync($"notify.ps1' -Path '{file}' -Message 'hi'");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(output, result.Output);
    }

    [Theory]
    [InlineData("yes@contoso.com", 0, "yes@contoso.com: yes")]
    [InlineData("no@contoso.com", 1, "no@contoso.com: no")]
    [InlineData("kim@contoso.com", 2, "kim@contoso.com has not answered within 2 seconds.")]
    [InlineData("unknown@contoso.com", 2, "unknown@contoso.com: There is nobody with that address (SIP 404 Not Found).")]
    public async Task Ask_waits_for_the_answer(string person, int exitCode, string output)
    {
        var result = await RunAsync($"ask.ps1' {person} 'May I?' -Timeout 2");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
    }

    [Theory]
    [InlineData("kim@contoso.com', 'yes@contoso.com", "", 0, "done", "yes@contoso.com has allowed it: restart SRV01.")]
    [InlineData("no@contoso.com", "", 1, null, "no@contoso.com has refused it: restart SRV01.")]
    [InlineData("kim@contoso.com', 'yes@contoso.com", " -InTurn", 0, "done", "yes@contoso.com has allowed it: restart SRV01.")]
    [InlineData("kim@contoso.com", "", 2, null, "Nobody has allowed it: restart SRV01.")]
    public async Task Approve_does_what_somebody_allows_and_nothing_else(string people, string option, int exitCode, string? done, string output)
    {
        var result = await RunAsync($"approve.ps1' -People '{people}' -What 'restart SRV01' -Action {{ 'done' }} -Timeout 1{option}");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(done is not null, Told(result).Split('\n').Contains("done"));
        Assert.Contains(output, Told(result));
    }

    [Fact]
    public async Task Approve_says_when_what_was_allowed_has_failed()
    {
        var result = await RunAsync("approve.ps1' yes@contoso.com 'restart SRV01' { throw 'no power' } -Timeout 10");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("It was allowed, and has failed: no power", Told(result));
    }

    [Fact]
    public async Task Bot_answers_what_it_knows()
    {
        const string Callers = """
            $null = Connect-LyncClient -AcceptIncoming
            foreach ($text in 'help', 'TIME', '$(throw)') {
                $null = [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Invite('sip:kim@contoso.com', $text, $true, $false, 10)
            }
            """;
        var result = await RunAsync("bot.ps1' -MaxMessages 3 -Timeout 20", Callers);
        Assert.Equal(0, result.ExitCode);
        var output = Told(result);
        Assert.Contains("kim@contoso.com: help -> I know these commands: help, time, who", output);
        Assert.Matches(@"kim@contoso\.com: TIME -> \d{4}-\d\d-\d\d", output);
        Assert.Contains("kim@contoso.com: $(throw) -> I do not know that.", output);
    }

    [Fact]
    public async Task Watch_tells_whoever_is_on_call_until_that_is_seen()
    {
        var result = await RunAsync("watch.ps1' -Service Spooler -OnCall echo@contoso.com -Interval 0.5 -Count 4");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("Spooler is Stopped.\necho@contoso.com has seen it.\nSpooler runs again.", Told(result));
    }

    [Fact]
    public async Task Service_answers_what_it_knows_and_ends_when_its_time_is_over()
    {
        const string Caller = """
            $null = Connect-LyncClient -AcceptIncoming
            $null = [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Invite('sip:kim@contoso.com', 'UPTIME', $true, $false, 10)
            """;
        var result = await RunAsync("service.ps1' -MaxMessages 1 -Timeout 20", Caller);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Connected as me@contoso.com.", Told(result));
        Assert.Contains("kim@contoso.com: UPTIME -> I have been running for", Told(result));
    }

    [Theory]
    [InlineData("{ 'patching'; Wait-Note 'Patching SRV01' }", 0, "patching\nshown: Patching SRV01")]
    [InlineData("{ throw 'no power' }", 1, "It has failed: no power")]
    public async Task Maintenance_shows_what_runs_and_puts_it_back(string action, int exitCode, string output)
    {
        const string Before = """
            function Wait-Note([string] $Note) { while ((Get-LyncContact).Note -ne $Note) { [System.Threading.Thread]::Sleep(10) }; "shown: $Note" }
            Set-LyncPresence -Note 'At work'
            $null = Wait-Note 'At work'
            """;
        var result = await RunAsync($"maintenance.ps1' 'Patching SRV01' {action}", Before, "Wait-Note 'At work'");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(output + "\nshown: At work", Told(result));
    }

    [Theory]
    [InlineData("it-oncall@contoso.com", 0, "3 of 5 are at their desk.\nyes1@contoso.com: yes")]
    [InlineData("empty@contoso.com", 2, "0 of 0 are at their desk.")]
    public async Task On_call_asks_those_who_are_at_their_desk(string group, int exitCode, string output)
    {
        var result = await RunAsync($"oncall.ps1' {group} 'SRV01 is down. Who takes it?' -Timeout 10");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(output, Told(result));
    }

    private static string Told(ConsoleProcess.Result result) =>
        result.Output.Replace("WARNING: This is the simulated Lync client: nothing leaves this machine.\n", "").Trim();

    private static Task<ConsoleProcess.Result> RunAsync(string call, string before = "", string after = "") => ConsoleProcess.RunAsync(
        "-Command",
        $"""
        $env:LYNCIM_CLIENT = 'Simulator'
        . '{Repository.Folder("tests", "LyncIM.Tests", "Help", "OtherModules.ps1")}'
        {before}
        & '{Repository.Folder("examples")}/{call}
        $exitCode = $LASTEXITCODE
        {after}
        exit $exitCode
        """);
}
