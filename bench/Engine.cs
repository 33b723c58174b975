using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LyncIM.Bench;

/// <summary>A runspace of the genuine engine.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine()
    {
        Environment.SetEnvironmentVariable("LYNCIM_CLIENT", "Simulator");
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
    }

    public static string LyncIM { get; } = Manifest("LyncIM", "LyncIM.psd1");

    public static string EmptyModule { get; } = Manifest("EmptyModule", "EmptyModule.psd1");

    public static string EmptyModuleWithView { get; } = Manifest("EmptyModule", "EmptyModuleWithView.psd1");

    public void Import(string manifest) => Run($"Import-Module '{manifest}' -ErrorAction Stop");

    public void Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
        if (shell.HadErrors)
            throw new InvalidOperationException($"{shell.Streams.Error.FirstOrDefault()}");
    }

    public void Dispose() => _runspace.Dispose();

    private static string Manifest(string module, string file) => Path.Combine(Root, "artifacts", module, file);

    private static string Root => typeof(Engine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
}
