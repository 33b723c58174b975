using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace LyncIM.Tests.Processes;

/// <summary>The console host in a process of its own, where no SDK is loaded yet.</summary>
internal sealed class ConsoleProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ConsoleProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.EndAsync("");
    }

    public static async Task<Result> TypeAsync(string input)
    {
        using var process = Start();
        return await process.EndAsync(input);
    }

    public static ConsoleProcess Start(params string[] arguments) => Start(arguments, new Dictionary<string, string?>());

    public static ConsoleProcess Start(string[] arguments, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(DotNet, [Repository.Console, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var name in new[] { "LYNCIM_CLIENT", "LYNCIM_SDK_PATH", "LYNCIM_SERVER" })
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ConsoleProcess(Process.Start(start)!);
    }

    /// <summary>The dotnet that runs the tests.</summary>
    public static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    public int Id => _process.Id;

    public async Task<Result> EndAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            throw;
        }
        return new Result(_process.ExitCode, (await _output).ReplaceLineEndings("\n"), (await _error).ReplaceLineEndings("\n"));
    }

    public void Dispose() => _process.Dispose();

    internal sealed record Result(int ExitCode, string Output, string Error);
}
