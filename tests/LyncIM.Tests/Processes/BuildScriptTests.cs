using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace LyncIM.Tests.Processes;

/// <summary>build.ps1 runs in the console host. Where only its calls matter, a dotnet that tells them stands in for the genuine one.</summary>
public sealed class BuildScriptTests
{
    [Theory]
    [InlineData("", "build", "--configuration Debug")]
    [InlineData("Build -Configuration Release", "build", "--configuration Release")]
    [InlineData("Test", "test", "--configuration Debug")]
    [InlineData("Test -Filter FullyQualifiedName~Inbox", "test", "--configuration Debug --filter FullyQualifiedName~Inbox")]
    [InlineData("Format", "format", "--verify-no-changes")]
    public async Task A_task_is_what_dotnet_does_with_the_solution(string arguments, string verb, string options)
    {
        var result = await RunWithDotNetAsync(exitCode: 0, arguments);
        Assert.Equal("", result.Error);
        Assert.Equal($"dotnet {verb} {Repository.Folder("LyncIM.slnx")} {options}", result.Output.Trim());
    }

    [Fact]
    public async Task Where_dotnet_fails_the_script_fails()
    {
        var result = await RunWithDotNetAsync(exitCode: 3, "Test");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("dotnet test has failed with exit code 3.", result.Error);
    }

    [Fact]
    public async Task Package_makes_the_same_bytes_from_the_same_sources_in_another_folder()
    {
        using var copy = new WorkingCopy();
        var (one, other) = (Path.Combine(copy.Path, "one"), Path.Combine(copy.Path, "other"));
        await Task.WhenAll(
            SucceedAsync(Repository.Folder("build.ps1"), "Package", "-Destination", one),
            SucceedAsync(Path.Combine(copy.Path, "build.ps1"), "Package", "-Destination", other));
        var module = Path.Combine(one, $"LyncIM.{Repository.Version}.nupkg");
        var server = Path.Combine(one, $"LyncIM.DevServer.{Repository.Version}.nupkg");
        Assert.Equal([server, module], Directory.GetFiles(one).Order(StringComparer.Ordinal));
        foreach (var package in new[] { module, server })
            Assert.Equal(File.ReadAllBytes(package), File.ReadAllBytes(Path.Combine(other, Path.GetFileName(package))));
        AssertIsModule(module);
        await AssertIsServerAsync(one);
    }

    [Fact]
    public async Task Install_puts_a_module_that_works_where_modules_are_looked_for()
    {
        using var folder = new TemporaryFolder();
        await SucceedAsync(Repository.Folder("build.ps1"), "Install", "-Destination", folder.Path);
        var manifest = Assert.Single(Directory.GetFiles(folder.Path, "LyncIM.psd1", SearchOption.AllDirectories));
        Assert.Equal(Path.Combine(folder.Path, "LyncIM", Repository.Version, "LyncIM.psd1"), manifest);
        var result = await ConsoleProcess.RunAsync(
            "-Command", $"$env:PSModulePath = '{folder.Path}'; $m = Get-Module LyncIM -ListAvailable; $m.ModuleBase; $m.ExportedCmdlets.ContainsKey('Send-LyncMessage')");
        Assert.Equal([Path.GetDirectoryName(manifest)!, "True"], result.Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_task_that_there_is_not_is_refused()
    {
        var result = await ConsoleProcess.RunAsync("-File", "build.ps1", "Nonsense");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Nonsense", result.Error);
    }

    private static async Task<ConsoleProcess.Result> RunWithDotNetAsync(int exitCode, string arguments)
    {
        using var folder = new TemporaryFolder();
        if (OperatingSystem.IsWindows())
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "dotnet.cmd"), $"@echo dotnet %*\r\n@exit /b {exitCode}\r\n");
        }
        else
        {
            var script = Path.Combine(folder.Path, "dotnet");
            await File.WriteAllTextAsync(script, $"#!/bin/sh\necho \"dotnet $*\"\nexit {exitCode}\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var path = folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = ConsoleProcess.Start(
            ["-File", "build.ps1", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], new Dictionary<string, string?> { ["PATH"] = path });
        return await process.EndAsync("");
    }

    private static async Task SucceedAsync(string script, params string[] arguments)
    {
        var result = await ConsoleProcess.RunAsync(["-File", script, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    /// <summary>What Publish-PSResource wants to find in a package, and what PowerShell needs to import it.</summary>
    private static void AssertIsModule(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        var files = zip.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Superset(
            new HashSet<string>
            {
                "LyncIM.nuspec",
                "LyncIM.psd1",
                "LyncIM.dll",
                "LyncIM.Format.ps1xml",
                "LyncIM.HtmlAgilityPack.dll",
                "ThirdPartyNotices.txt",
                "README.md",
                "examples/notify.ps1",
                "Simulator/Microsoft.Lync.Model.dll",
                "en-US/about_LyncIM.help.txt",
                "LICENSE",
            },
            files.ToHashSet());
        using var nuspec = zip.GetEntry("LyncIM.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().First().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("LyncIM", metadata["id"]);
        Assert.Equal(Repository.Version, metadata["version"]);
        Assert.Equal(
            [], new[] { "PSModule", "PSEdition_Desktop", "PSEdition_Core", "Windows", "PSCmdlet_Send-LyncMessage" }.Except(metadata["tags"].Split(' ')));
        Assert.All(["authors", "description", "copyright", "projectUrl", "releaseNotes", "license"], name => Assert.NotEmpty(metadata[name]));
    }

    /// <summary>As a tool it serves the protocol, and the page.</summary>
    private static async Task AssertIsServerAsync(string packages)
    {
        using var tool = await InstalledTool.StartAsync(packages);
        using var http = new HttpClient { BaseAddress = tool.Url };
        Assert.Contains("oauth/user", await http.GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var file in new[] { "index.html", "style.css", "js/main.js" })
            Assert.Equal(
                await File.ReadAllBytesAsync(Repository.Folder("src", "LyncIM.DevServer", "wwwroot", file)), await http.GetByteArrayAsync("/" + file));
    }

    /// <summary>The sources alone, somewhere else.</summary>
    private sealed class WorkingCopy : TemporaryFolder
    {
        private static readonly string[] Folders = ["src", "en-US", "examples"];

        public WorkingCopy()
        {
            foreach (var file in Directory.GetFiles(Repository.Root).Concat(Folders.SelectMany(FilesIn)))
            {
                var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        private static string[] FilesIn(string folder) => Directory.GetFiles(Repository.Folder(folder), "*", SearchOption.AllDirectories);
    }

    private class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("LyncIM").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
