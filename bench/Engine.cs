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

    public void Set(string variable, object value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>Begins a script; <paramref name="received"/> gets each text that it writes, on the pipeline thread.</summary>
    public Running Begin(string script, Action<string>? received = null)
    {
        var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        return new Running(shell, received);
    }

    /// <summary>Subscribes to an event of an object as Register-ObjectEvent does.</summary>
    public void Subscribe(object source, string eventName, Action<string> received)
    {
        _runspace.Events.SubscribeEvent(source, eventName, eventName, null, (System.Management.Automation.ScriptBlock?)null, false, false);
        _runspace.Events.ReceivedEvents.PSEventReceived += (_, happened) =>
        {
            if (happened.SourceIdentifier == eventName)
                received((string)PSObject.AsPSObject(happened.SourceEventArgs).Properties["Text"].Value);
        };
    }

    public void Dispose() => _runspace.Dispose();

    internal sealed class Running : IDisposable
    {
        private readonly PowerShell _shell;
        private readonly IAsyncResult _running;

        public Running(PowerShell shell, Action<string>? received)
        {
            _shell = shell;
            var output = new PSDataCollection<PSObject>();
            if (received is not null)
                output.DataAdding += (_, adding) => received(((PSObject)adding.ItemAdded).ToString());
            _running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        }

        public bool HasBegun => _shell.InvocationStateInfo.State == PSInvocationState.Running;

        public void Wait() => _shell.EndInvoke(_running);

        public void Stop() => _shell.Stop();

        public void Dispose() => _shell.Dispose();
    }

    private static string Manifest(string module, string file) => Path.Combine(Root, "artifacts", module, file);

    private static string Root => typeof(Engine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
}
