using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;

namespace LyncIM.Tests;

/// <summary>A runspace of the genuine engine with the module imported.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine()
    {
        Environment.SetEnvironmentVariable("LYNCIM_CLIENT", "Simulator");
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Select-FirstOne", typeof(SelectFirstOneCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Import();
    }

    public void Import() => Run($"Import-Module '{Repository.Manifest}'");

    public void Remove() => Run("Remove-Module LyncIM");

    public void Set(string variable, object value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>Removes the module, as the end of the last runspace that has it does not.</summary>
    public void Dispose()
    {
        using (var shell = NewShell("Get-Module LyncIM | Remove-Module"))
            shell.Invoke();
        _runspace.Dispose();
    }

    /// <summary>The output of a script that must write no error.</summary>
    public IReadOnlyList<object> Run(string script)
    {
        using var shell = NewShell(script);
        var output = shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        return output.Select(item => item.BaseObject).ToArray();
    }

    /// <summary>The errors of a script; one that ends it is the last.</summary>
    public IReadOnlyList<ErrorRecord> Fail(string script)
    {
        using var shell = NewShell(script);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            return [.. shell.Streams.Error, e.ErrorRecord];
        }
        return [.. shell.Streams.Error];
    }

    /// <summary>The progress that a script shows.</summary>
    public IReadOnlyList<ProgressRecord> Progress(string script)
    {
        using var shell = NewShell(script);
        shell.Invoke();
        return [.. shell.Streams.Progress];
    }

    /// <summary>What Tab offers at the end of what has been typed.</summary>
    public IReadOnlyList<CompletionResult> Complete(string typed)
    {
        using var shell = NewShell("");
        shell.Commands.Clear();
        return CommandCompletion.CompleteInput(typed, typed.Length, null, shell).CompletionMatches;
    }

    /// <summary>Begins a script that can be stopped.</summary>
    public Running Begin(string script) => new(NewShell(script));

    private PowerShell NewShell(string script)
    {
        var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        return shell;
    }

    internal sealed class Running : IDisposable
    {
        private readonly PowerShell _shell;
        private readonly PSDataCollection<PSObject> _output = [];
        private readonly Task _task;

        public Running(PowerShell shell)
        {
            _shell = shell;
            _task = Task.Factory.FromAsync(shell.BeginInvoke<PSObject, PSObject>(null, _output), shell.EndInvoke);
        }

        public IReadOnlyList<object> Output => _output.Select(item => item.BaseObject).ToArray();

        public IReadOnlyList<ErrorRecord> Errors => [.. _shell.Streams.Error];

        public IReadOnlyList<string> Warnings => [.. _shell.Streams.Warning.Select(warning => warning.Message)];

        public IReadOnlyList<string> Verboses => [.. _shell.Streams.Verbose.Select(verbose => verbose.Message)];

        public bool HasEnded => _task.IsCompleted;

        /// <summary>Ctrl+C; it must take effect at once.</summary>
        public Task StopAsync() =>
            Task.Factory.FromAsync(_shell.BeginStop(null, null), _shell.EndStop).WaitAsync(TimeSpan.FromSeconds(10));

        public Task WaitAsync() => _task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose() => _shell.Dispose();
    }
}
