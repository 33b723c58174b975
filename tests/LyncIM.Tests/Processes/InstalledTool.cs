using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>The development server as a .NET tool, installed in a folder of its own and running.</summary>
internal sealed class InstalledTool : IDisposable
{
    private readonly Process _process;

    private InstalledTool(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it says that it listens.</summary>
    public Uri Url { get; }

    /// <summary>Installs it from the packages in a folder, without the network, and starts it.</summary>
    public static async Task<InstalledTool> StartAsync(string packages)
    {
        var folder = Path.Combine(packages, "tool");
        using var install = Run(
            ConsoleProcess.DotNet, folder, "tool", "install", "LyncIM.DevServer", "--tool-path", folder, "--source", packages);
        var output = await install.StandardOutput.ReadToEndAsync() + await install.StandardError.ReadToEndAsync();
        await install.WaitForExitAsync();
        Assert.True(install.ExitCode == 0, output);
        var server = Run(Path.Combine(folder, "lyncim-devserver"), folder, "--port", "0");
        var first = await server.StandardOutput.ReadLineAsync();
        return new InstalledTool(server, new Uri(Regex.Match(first!, @"http://localhost:\d+$").Value));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Run(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        // Finds the runtime where the dotnet that runs the tests has it.
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { } host)
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(host);
        return Process.Start(start)!;
    }
}
