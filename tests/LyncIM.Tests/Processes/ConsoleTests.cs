using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>The console host as a user of a machine without PowerShell meets it.</summary>
public sealed class ConsoleTests
{
    private const string Simulated = "$env:LYNCIM_CLIENT = 'Simulator'; ";

    [Fact]
    public async Task The_first_example_of_the_README_prints_the_answer_as_a_table()
    {
        var result = await ConsoleProcess.RunAsync("-File", Path.Combine("examples", "hello.ps1"));
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains("WARNING: This is the simulated Lync client: nothing leaves this machine.\n", result.Output);
        Assert.Matches(@"Timestamp +Text +From\n-+ +-+ +-+\n\d\d:\d\d:\d\d +echo: hello +echo@contoso\.com\n", result.Output);
    }

    [Fact]
    public async Task A_command_is_run_and_its_output_shown()
    {
        var result = await ConsoleProcess.RunAsync("-Command", "1 + 1; [pscustomobject]@{ Name = 'Kim' }");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2\n", result.Output);
        Assert.Matches(@"Name\n----\nKim\n", result.Output);
    }

    [Fact]
    public async Task Each_stream_is_shown_as_a_console_shows_it()
    {
        var result = await ConsoleProcess.RunAsync(
            "-Command", Simulated + "Send-LyncMessage kim@contoso.com 'hi' -Verbose; Send-LyncMessage offline@contoso.com 'hi'; 'end'");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("WARNING: This is the simulated", result.Output);
        Assert.Matches(@"VERBOSE: Message delivered in conversation 1 with kim@contoso\.com, after [\d.]+ ms\.\n", result.Output);
        Assert.Contains("Send-LyncMessage: offline@contoso.com: The recipient is offline", result.Error);
        Assert.Contains("SIP 480 Temporarily Unavailable", result.Error);
        Assert.Contains("Try again later", result.Error);
        Assert.DoesNotContain('\u001b', result.Output + result.Error);
        Assert.EndsWith("end\n", result.Output);
    }

    [Theory]
    [InlineData("throw 'no'", 1)]
    [InlineData("Connect-LyncClient -SdkPath /nowhere", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Send-LyncMessage 'no address' 'hi'; 'not reached'", 1)]
    [InlineData("this is not PowerShell {", 1)]
    [InlineData("exit 7", 7)]
    [InlineData("'fine'", 0)]
    public async Task The_exit_code_says_how_it_went(string command, int exitCode)
    {
        var result = await ConsoleProcess.RunAsync("-Command", command);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.DoesNotContain("not reached", result.Output);
        Assert.Equal(exitCode == 1, result.Error.Length > 0);
    }

    [Fact]
    public async Task A_file_gets_its_arguments()
    {
        var file = Path.Combine(Path.GetTempPath(), $"LyncIM {Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, "param([string] $Name, [switch] $Loud, $Rest) \"$Name|$Loud|$Rest\"; exit 5");
        try
        {
            var result = await ConsoleProcess.RunAsync("-File", file, "-Name", "O'Brien $x", "-Loud:$true", "last one");
            Assert.Equal("O'Brien $x|True|last one\n", result.Output);
            Assert.Equal(5, result.ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_answered_with_the_usage()
    {
        var result = await ConsoleProcess.RunAsync("-Nonsense", "x");
        Assert.Equal(64, result.ExitCode);
        Assert.StartsWith("Usage: ", result.Error);
    }

    [Fact]
    public async Task At_the_prompt_a_command_can_go_over_several_lines_and_be_confirmed()
    {
        var result = await ConsoleProcess.TypeAsync(
            "$env:LYNCIM_CLIENT = 'Simulator'\nif ($true) {\n'several lines'\n}\n\nSend-LyncMessage kim@contoso.com 'hi' -Confirm -PassThru | ForEach-Object Status\ny\nexit 3\n");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("several lines\n", result.Output);
        Assert.Contains("to kim@contoso.com?", result.Output);
        Assert.Contains("Sent\n", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_pipeline()
    {
        // Windows has no way to send Ctrl+C to one process from another; EngineTests stop the pipelines themselves everywhere.
        if (OperatingSystem.IsWindows())
            return;
        var started = Path.Combine(Path.GetTempPath(), $"LyncIM-{Guid.NewGuid():N}");
        using var process = ConsoleProcess.Start(
            "-Command",
            $"{Simulated} $null = Connect-LyncClient; [System.IO.File]::WriteAllText('{started}', ''); Receive-LyncMessage -Wait; 'not reached'");
        var ending = process.EndAsync("");
        Eventually.True(() => File.Exists(started));
        File.Delete(started);
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        var result = await ending;
        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("not reached", result.Output);
    }

    [Fact]
    public async Task Without_an_SDK_the_module_imports_and_says_where_it_has_looked_and_what_to_do()
    {
        var result = await ConsoleProcess.RunAsync(
            "-Command",
            """
            [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -like '*Lync*' }
            'types: ' + [LyncIM.LyncMessage].Assembly.GetExportedTypes().Count
            try { Send-LyncMessage kim@contoso.com 'hi' } catch { $_.FullyQualifiedErrorId; "$($_.CategoryInfo.Category)"; "$_"; $_.ErrorDetails.RecommendedAction }
            (Get-LyncClient).State
            """);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.DoesNotContain("Microsoft.Lync.Model\n", result.Output);
        Assert.Matches(@"types: \d\d+\n", result.Output);
        Assert.Contains("LyncSdkNotFound,LyncIM.Commands.SendLyncMessageCommand\nNotInstalled\n", result.Output);
        foreach (var folder in new[] { "Microsoft Office 2013", "Office15", "Office16", Path.Combine("root", "Office16") })
            Assert.Contains(Path.Combine(folder, "LyncSDK", "Assemblies", "Desktop"), result.Output);
        Assert.Contains(OperatingSystem.IsWindows() ? "-SdkPath" : "-Server", result.Output);
        Assert.Contains("-Simulator", result.Output);
        Assert.Contains("\nNotInstalled\n", result.Output);
    }

    [Fact]
    public async Task An_SDK_in_a_folder_of_its_own_is_found_by_parameter_and_by_environment()
    {
        // Whatever assembly stands there under the SDK's name is the SDK.
        var folder = Repository.Folder("artifacts", "LyncIM", "Simulator");
        var byParameter = await ConsoleProcess.RunAsync("-Command", $"(Connect-LyncClient -SdkPath '{folder}').Source");
        Assert.Contains(Path.Combine(folder, "Microsoft.Lync.Model.dll"), byParameter.Output);

        using var process = ConsoleProcess.Start(
            ["-Command", "(Get-LyncClient).Source"], new Dictionary<string, string?> { ["LYNCIM_SDK_PATH"] = folder });
        Assert.Contains(Path.Combine(folder, "Microsoft.Lync.Model.dll"), (await process.EndAsync("")).Output);
    }

    [Fact]
    public async Task The_simulator_can_be_asked_for_in_the_environment()
    {
        using var process = ConsoleProcess.Start(
            ["-Command", "(Get-LyncClient).Kind"], new Dictionary<string, string?> { ["LYNCIM_CLIENT"] = "simulator" });
        var result = await process.EndAsync("");
        Assert.Contains("WARNING: This is the simulated", result.Output);
        Assert.EndsWith("Simulator\n", result.Output);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_said_to_be_none()
    {
        var folder = Directory.CreateTempSubdirectory("LyncIM");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Microsoft.Lync.Model.dll"), "nothing");
            var result = await ConsoleProcess.RunAsync("-Command", $"Connect-LyncClient -SdkPath '{folder.FullName}'");
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(folder.FullName, result.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
