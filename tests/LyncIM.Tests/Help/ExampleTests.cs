using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Help;

/// <summary>
/// Every example of the help is run as it stands, on the simulated network, and writes no error. What it uses of PowerShell's other
/// modules, which are not here, is stood in for by OtherModules.ps1.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("LyncIM").FullName;
    private readonly string _before = Environment.CurrentDirectory;
    private readonly Engine _engine;

    public ExampleTests()
    {
        SimulatedNetwork.Reset();
        File.WriteAllText(Path.Combine(_folder, "staff.csv"), "Name,Mail\nKim,kim@contoso.com\nLee,lee@contoso.com\n");
        Environment.CurrentDirectory = _folder;
        _engine = new Engine();
        _engine.Run($". '{Repository.Folder("tests", "LyncIM.Tests", "Help", "OtherModules.ps1")}'");
    }

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var (command, example) in HelpFile.Commands.Values.SelectMany(command => command.Examples.Select(example => (command.Name, example))))
                examples.Add(command, example.Title);
            return examples;
        }
    }

    public void Dispose()
    {
        _engine.Dispose();
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_runs_as_it_stands(string command, string title)
    {
        var code = HelpFile.Commands[command].Examples.Single(example => example.Title == title).Code;
        await using var server = await DevServerHost.StartAsync();
        code = code.Replace("-Server contoso.com", $"-Server {server.Url}", StringComparison.Ordinal);
        if (code.Contains("-Credential", StringComparison.Ordinal) && !code.Contains("-Server", StringComparison.Ordinal))
            SimulatedNetwork.RestartSuppressed();
        SimulatedNetwork.SetPassword("secret");
        using var running = _engine.Begin(code);
        await running.WaitAsync();
        Assert.Empty(running.Errors.Select(error => error.ToString()));
    }
}
