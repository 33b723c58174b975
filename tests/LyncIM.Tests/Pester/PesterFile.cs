using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Pester;

/// <summary>Runs a Pester file in the genuine engine: each file once, in a runspace of its own.</summary>
internal static class PesterFile
{
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, TestCase>>> Results = new();

    /// <summary>The names of the tests in a file.</summary>
    public static IReadOnlyCollection<string> Discover(string path)
    {
        using var runspace = Open();
        return ByName(Discover(runspace, path)).Keys;
    }

    /// <summary>The tests of a file, after they have run.</summary>
    public static IReadOnlyDictionary<string, TestCase> Run(string path) =>
        Results.GetOrAdd(path, file => new Lazy<Dictionary<string, TestCase>>(() => RunOnce(file))).Value;

    private static Dictionary<string, TestCase> RunOnce(string path)
    {
        // Whatever tests have done to the network before: the file finds it as a new process would.
        SimulatedNetwork.Reset();
        using var runspace = Open();
        var root = Discover(runspace, path);
        Invoke(runspace, shell => shell.AddCommand("Invoke-PesterBlock").AddArgument(root));
        return ByName(root);
    }

    private static Block Discover(Runspace runspace, string path)
    {
        var root = Discovery.Start();
        try
        {
            Invoke(runspace, shell => shell.AddScript($". '{path.Replace("'", "''")}'"));
            return root;
        }
        finally
        {
            Discovery.End();
        }
    }

    /// <summary>Two tests of the same name are told apart by a number.</summary>
    private static Dictionary<string, TestCase> ByName(Block root)
    {
        var tests = new Dictionary<string, TestCase>();
        foreach (var test in root.Tests)
        {
            var name = test.FullName;
            for (var number = 2; !tests.TryAdd(name, test); number++)
                name = $"{test.FullName} ({number})";
        }
        return tests;
    }

    private static Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Assert-Should", typeof(ShouldCommand), null));
        state.Commands.Add(new SessionStateAliasEntry("Should", "Assert-Should"));
        state.Commands.Add(new SessionStateAliasEntry("Context", "Describe"));
        var runspace = RunspaceFactory.CreateRunspace(state);
        // The discovery's state belongs to a thread: the engine is to use the caller's.
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        Invoke(runspace, shell => shell.AddScript(Prelude));
        return runspace;
    }

    private static void Invoke(Runspace runspace, Action<PowerShell> add)
    {
        using var shell = PowerShell.Create(runspace);
        add(shell);
        shell.Invoke();
        if (shell.Streams.Error.FirstOrDefault() is { } error && error.Exception is ParseException or CommandNotFoundException)
            throw error.Exception;
    }

    private static string Prelude
    {
        get
        {
            using var resource = typeof(PesterFile).Assembly.GetManifestResourceStream("Pester.ps1")!;
            return new StreamReader(resource).ReadToEnd();
        }
    }
}
