using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace LyncIM.Console;

/// <summary>Runs scripts in the genuine engine, with LyncIM imported; Ctrl+C stops what is running.</summary>
internal sealed class Shell : IDisposable
{
    private const int Failed = 1;

    /// <summary>What a shell returns for a command that SIGINT ended.</summary>
    private const int Interrupted = 130;

    /// <summary>The variable in which a script leaves whether its last command succeeded.</summary>
    private const string Succeeded = "LyncIMConsoleSucceeded";

    private readonly Host _host = new();
    private readonly Runspace _runspace;
    private readonly object _sync = new();
    private PowerShell? _running;
    private bool _wasStopped;
    private bool _wasThrown;

    public Shell()
    {
        AddModulePath();
        var state = InitialSessionState.CreateDefault2();
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        Invoke($"Import-Module {Arguments.Quote(Path.Combine(ModuleFolder, "LyncIM.psd1"))}");
        System.Console.CancelKeyPress += OnCancelKeyPress;
    }

    /// <summary>Where the build leaves the module, beside the folder of the binaries.</summary>
    private static string ModuleFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "LyncIM"));

    /// <summary>
    /// Runs one script and returns the exit code: what the script says with exit; 1 where it failed. The exit of a script in a
    /// file does not reach the host, but leaves its code in $LASTEXITCODE.
    /// </summary>
    public int Run(string script, bool isFile)
    {
        var succeeded = Invoke(script);
        if (_host.ExitCode is { } code)
            return code;
        if (_wasStopped)
            return Interrupted;
        if (succeeded)
            return 0;
        // An error that ends a script is a failure of the script, whatever a program that it called has ended with.
        return isFile && !_wasThrown && _runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int and not 0 and var exit ? exit : Failed;
    }

    /// <summary>Runs what is typed, until exit or the end of the input.</summary>
    public int RunPrompt()
    {
        while (_host.ExitCode is null && ReadCommand() is { } command)
            Invoke(command);
        return _host.ExitCode ?? 0;
    }

    public void Dispose()
    {
        System.Console.CancelKeyPress -= OnCancelKeyPress;
        Invoke("Remove-Module LyncIM -ErrorAction Ignore");
        _runspace.Dispose();
    }

    /// <summary>Whether the script ran to its end and its last command succeeded, as $? says.</summary>
    private bool Invoke(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        ShowAll(shell.AddScript($"{script}\n$global:{Succeeded} = $?"));
        try
        {
            Start(shell);
            _runspace.SessionStateProxy.SetVariable(Succeeded, true);
            shell.Invoke();
            return _runspace.SessionStateProxy.GetVariable(Succeeded) is true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (ParseException e)
        {
            _host.UI.WriteErrorLine(e.Message);
            return false;
        }
        catch (RuntimeException e)
        {
            _wasThrown = true;
            Show(e.ErrorRecord);
            return false;
        }
        finally
        {
            lock (_sync)
                _running = null;
        }
    }

    private void Start(PowerShell shell)
    {
        lock (_sync)
        {
            _running = shell;
            _wasStopped = false;
            _wasThrown = false;
        }
    }

    /// <summary>Shows an error that has ended a script as the engine shows one that has not, whatever the error preference.</summary>
    private void Show(ErrorRecord error)
    {
        using var shell = PowerShell.Create(_runspace);
        ShowAll(shell.AddScript("[CmdletBinding()] param($e) $PSCmdlet.WriteError($e)")
            .AddArgument(error)
            .AddParameter("ErrorAction", ActionPreference.Continue));
        shell.Invoke();
    }

    /// <summary>Sends output and errors to the host, in the order in which they come.</summary>
    private static void ShowAll(PowerShell shell)
    {
        shell.AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
    }

    /// <summary>A command may go over several lines; null at the end of the input.</summary>
    private string? ReadCommand()
    {
        var prompt = "LyncIM> ";
        var command = "";
        while (true)
        {
            _host.UI.Write(prompt);
            if (System.Console.ReadLine() is not { } line)
                return null;
            command += line + "\n";
            Parser.ParseInput(command, out _, out var errors);
            if (line.Length == 0 || !errors.Any(error => error.IncompleteInput))
                return command;
            prompt = ">> ";
        }
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        lock (_sync)
        {
            e.Cancel = true;
            _wasStopped = true;
            _running?.BeginStop(null, null);
        }
    }

    private static void AddModulePath()
    {
        const string Variable = "PSModulePath";
        var known = Environment.GetEnvironmentVariable(Variable);
        var folder = Path.GetDirectoryName(ModuleFolder);
        Environment.SetEnvironmentVariable(Variable, string.IsNullOrEmpty(known) ? folder : folder + Path.PathSeparator + known);
    }
}
