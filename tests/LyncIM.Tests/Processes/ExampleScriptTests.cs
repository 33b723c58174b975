using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer;

namespace LyncIM.Tests.Processes;

/// <summary>The scripts in examples, each on the simulated network in a process of its own.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("LyncIM").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("kim@contoso.com\nlee@contoso.com", 0, "Told 2 of 2.")]
    [InlineData("kim@contoso.com\nunknown@contoso.com\nflaky1@contoso.com", 1, "Told 2 of 3.\nunknown@contoso.com: RecipientNotFound")]
    public async Task Notify_tells_everybody_and_reports_who_was_not_reached(string people, int exitCode, string output)
    {
        var (file, report) = (Path.Combine(_folder, "staff.csv"), Path.Combine(_folder, "missed.csv"));
        await File.WriteAllTextAsync(file, "Mail\n" + people);
        var result = await RunAsync($"notify.ps1' -Path '{file}' -Message 'Patching at 22:00' -Report '{report}'");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
        var rows = await File.ReadAllLinesAsync(report);
        Assert.Equal("SipAddress,Status,Error,Reason,Attempts", rows[0]);
        Assert.Equal(people.Split('\n').Order(), rows.Skip(1).Select(row => row.Split(',')[0]).Order());
        Assert.Equal(exitCode, rows.Count(row => row.StartsWith("unknown@contoso.com,Failed,RecipientNotFound,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Notify_says_when_nobody_could_be_told()
    {
        var result = await RunAsync($"notify.ps1' -Path '{Path.Combine(_folder, "nothing.csv")}' -Message 'hi'");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Nobody was told:", result.Output);
    }

    [Fact]
    public async Task Notify_ends_with_2_where_nobody_in_the_file_has_an_address()
    {
        var file = Path.Combine(_folder, "staff.csv");
        await File.WriteAllTextAsync(file, "Mail\nno address\n \nalso none");
        var result = await RunAsync($"notify.ps1' -Path '{file}' -Message 'hi'");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Told 0 of 3.", Told(result));
    }

    [Theory]
    [InlineData("yes@contoso.com", 0, "yes@contoso.com: yes")]
    [InlineData("no@contoso.com", 1, "no@contoso.com: no")]
    [InlineData("kim@contoso.com", 2, "kim@contoso.com has not answered")]
    public async Task Ask_waits_for_the_answer(string person, int exitCode, string output)
    {
        var result = await RunAsync($"ask.ps1' {person} 'May I?' -Timeout 2");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(output, Told(result));
    }

    [Theory]
    [InlineData("yes@contoso.com, kim@contoso.com", "", 0, "yes@contoso.com: yes\ndone")]
    [InlineData("kim@contoso.com, no@contoso.com", "", 1, "no@contoso.com: no")]
    [InlineData("kim@contoso.com, yes@contoso.com", "-InTurn", 0, "yes@contoso.com: yes\ndone")]
    public async Task Approve_does_it_only_where_somebody_says_yes(string people, string more, int exitCode, string output)
    {
        var result = await RunAsync($"approve.ps1' {people} 'May I?' -Do {{ 'done' }} -Timeout 1 {more}");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
    }

    [Fact]
    public async Task Approve_says_when_what_was_allowed_has_failed()
    {
        var result = await RunAsync("approve.ps1' yes@contoso.com 'May I?' -Do { throw 'no disk' }");
        Assert.Equal((3, "yes@contoso.com: yes\nIt has failed: no disk"), (result.ExitCode, Told(result)));
    }

    [Theory]
    [InlineData("IT On Call", 0, "yes1@contoso.com takes it.")]
    [InlineData("Nobody yet", 2, "Nobody of Nobody yet is there.")]
    public async Task Oncall_ends_with_whoever_answers_first(string group, int exitCode, string output)
    {
        var result = await RunAsync($"oncall.ps1' '{group}' 'SRV01 is down.' -Timeout 20");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(output, Told(result));
    }

    [Fact]
    public async Task Maintenance_shows_what_is_done_and_puts_it_back_though_that_fails()
    {
        var result = await ConsoleProcess.RunAsync(
            "-Command",
            $$"""
            $env:LYNCIM_CLIENT = 'Simulator'
            # The client shows a while later what was published.
            function Wait-Presence([string] $Note, [string] $Availability) {
                do { $me = Get-LyncContact } until ($me.Note -eq $Note -and $me.Availability -eq $Availability)
                "$Note, $Availability"
            }
            Set-LyncPresence -Note 'at my desk'
            Wait-Presence 'at my desk' Free
            try { & '{{Repository.Folder("examples")}}/maintenance.ps1' 'Patching' { Wait-Presence 'Patching' DoNotDisturb; throw 'no disk' } }
            catch { "$_" }
            Wait-Presence 'at my desk' Free
            """);
        Assert.Equal("at my desk, Free\nPatching, DoNotDisturb\nno disk\nat my desk, Free", Told(result));
    }

    [Theory]
    [InlineData("bot.ps1")]
    [InlineData("service.ps1")]
    public async Task A_bot_answers_what_it_knows(string script)
    {
        const string Callers = """
            $null = Connect-LyncClient -AcceptIncoming
            foreach ($text in 'help', 'TIME', '$(throw)') {
                $null = [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::Invite('sip:kim@contoso.com', $text, $true, $false, 10)
            }
            """;
        var result = await RunAsync($"{script}' -MaxMessages 3 -Timeout 20", Callers);
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
    public async Task A_service_ends_where_waiting_does_not_help()
    {
        var result = await ConsoleProcess.RunAsync("-Command", $"$env:LYNCIM_CLIENT = 'Lnyc'; & '{Repository.Folder("examples")}/service.ps1'");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("$env:LYNCIM_CLIENT is 'Lnyc'", result.Output);
    }

    [Fact]
    public async Task The_scripts_run_on_a_server_as_they_do_on_the_desktop()
    {
        await using var server = await DevServerHost.StartAsync();
        var file = Path.Combine(_folder, "staff.csv");
        await File.WriteAllTextAsync(file, "Mail\nkim@contoso.com\nunknown@contoso.com");
        var result = await ConsoleProcess.RunAsync(
            "-Command",
            $$"""
            $env:LYNCIM_CLIENT = 'Server'
            $env:LYNCIM_SERVER = '{{server.Url}}'
            . '{{Repository.Folder("tests", "LyncIM.Tests", "Help", "OtherModules.ps1")}}'
            $examples = '{{Repository.Folder("examples")}}'
            & "$examples/ask.ps1" no@contoso.com 'May I?'; $LASTEXITCODE
            & "$examples/approve.ps1" kim@contoso.com, yes@contoso.com 'May I?' -Do { 'doing' }; $LASTEXITCODE
            & "$examples/oncall.ps1" 'IT On Call' 'SRV01 is down.'; $LASTEXITCODE
            & "$examples/notify.ps1" -Path '{{file}}' -Message 'Patching at 22:00'; $LASTEXITCODE
            & "$examples/maintenance.ps1" 'Patching' { 'working' }
            & "$examples/bot.ps1" -Timeout 0
            & "$examples/service.ps1" -Timeout 0
            & "$examples/watch.ps1" -Service Spooler -OnCall echo@contoso.com -Interval 0.5 -Count 4
            """);
        Assert.Equal("", result.Error);
        Assert.StartsWith(
            """
            no@contoso.com: no
            1
            yes@contoso.com: yes
            doing
            0
            yes1@contoso.com takes it.
            0
            Told 1 of 2.
            unknown@contoso.com: RecipientNotFound
            1
            working
            """.ReplaceLineEndings("\n"),
            result.Output);
        Assert.Contains("Listening as me@contoso.com.", result.Output);
        Assert.EndsWith("Spooler is Stopped.\necho@contoso.com has seen it.\nSpooler runs again.\n", result.Output);
    }

    private static string Told(ConsoleProcess.Result result) =>
        result.Output.Replace("WARNING: This is the simulated Lync client: nothing leaves this machine.\n", "").Trim();

    private static Task<ConsoleProcess.Result> RunAsync(string call, string before = "") => ConsoleProcess.RunAsync(
        "-Command",
        $"""
        $env:LYNCIM_CLIENT = 'Simulator'
        . '{Repository.Folder("tests", "LyncIM.Tests", "Help", "OtherModules.ps1")}'
        {before}
        & '{Repository.Folder("examples")}/{call}
        exit $LASTEXITCODE
        """);
}
