using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using LyncIM.Adapters;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Module;

/// <summary>
/// Opens the session when the module is imported, and closes it when the last runspace that imported it removes it, or when the
/// process ends. A runspace that merely closes, as those of pools do, leaves the session to the others and to those that come.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object Changing = new();
    private static readonly Dictionary<Runspace, RunspaceEvents> Importers = new();
    private static volatile RunspaceEvents[] _listeners = Array.Empty<RunspaceEvents>();
    private static bool _isHooked;

    /// <summary>Opens the session, and tells the current runspace from now on what happens in it.</summary>
    public void OnImport()
    {
        lock (Changing)
        {
            Hook(LyncSession.Open(new ClientFinder()));
            if (Runspace.DefaultRunspace is not { } runspace || Importers.ContainsKey(runspace))
                return;
            Importers.Add(runspace, new RunspaceEvents(runspace));
            runspace.StateChanged += OnRunspaceStateChanged;
            _listeners = Importers.Values.ToArray();
        }
    }

    /// <summary>Closes the session where no other runspace has the module.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // Locked: a runspace that imports the module meanwhile must not have its session closed.
        lock (Changing)
        {
            if (Runspace.DefaultRunspace is { } runspace && Forget(runspace) && Importers.Count == 0)
                LyncSession.Current.CloseAsync().GetAwaiter().GetResult();
        }
    }

    private static void Hook(LyncSession session)
    {
        if (_isHooked)
            return;
        _isHooked = true;
        session.Events.Raised += Tell;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    private static void Tell(SessionEvent happened)
    {
        foreach (var listener in _listeners)
            listener.Enqueue(happened);
    }

    private static void OnRunspaceStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is not Runspace runspace || change.RunspaceStateInfo.State is not (RunspaceState.Closed or RunspaceState.Broken))
            return;
        lock (Changing)
            Forget(runspace);
    }

    /// <summary>Ends typing and lets the client go, so that a script that just ends leaves nothing behind.</summary>
    private static void OnProcessExit(object? sender, EventArgs e) =>
        Task.Run(LyncSession.Current.CloseAsync).CompletesWithinAsync(WaitTimes.BestEffort).GetAwaiter().GetResult();

    private static bool Forget(Runspace runspace)
    {
        if (!Importers.Remove(runspace))
            return false;
        runspace.StateChanged -= OnRunspaceStateChanged;
        _listeners = Importers.Values.ToArray();
        return true;
    }
}
