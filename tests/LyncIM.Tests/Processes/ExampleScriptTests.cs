using System;
using System.IO;
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
    public async Task Notify_tells_everybody_and_reports_who_was_not_reached(string people, int exitCode, string output)
    {
        var (file, report) = (Path.Combine(_folder, "staff.csv"), Path.Combine(_folder, "missed.csv"));
        await File.WriteAllTextAsync(file, "Mail\n" + people);
        var result = await RunAsync($"notify.ps1' -Path '{file}' -Message 'Patching at 22:00' -Report '{report}'");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
        Assert.Equal(exitCode == 1, File.Exists(report));
        if (exitCode == 1)
            Assert.Equal("SipAddress,Error,Attempts\nunknown@contoso.com,RecipientNotFound,1", (await File.ReadAllTextAsync(report)).ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Notify_says_when_nobody_could_be_told()
    {
        var result = await RunAsync($"notify.ps1' -Path '{Path.Combine(_folder, "nothing.csv")}' -Message 'hi'");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Nobody was told:", result.Output);
    }

    [Theory]
    [InlineData("echo@contoso.com", "May I?", 1, "echo@contoso.com: echo: May I? (yes or no)")]
    [InlineData("kim@contoso.com", "May I?", 2, "kim@contoso.com has not answered.")]
    public async Task Ask_waits_for_the_answer(string person, string question, int exitCode, string output)
    {
        var result = await RunAsync($"ask.ps1' {person} '{question}' -Timeout 2");
        Assert.Equal((exitCode, output), (result.ExitCode, Told(result)));
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
