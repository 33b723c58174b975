using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncIM.Adapters;
using LyncIM.Session;

namespace LyncIM.Module;

/// <summary>
/// Opens the session when the module is imported, and closes it when the last runspace that imported it removes it or closes.
/// Meanwhile, what happens in the session is told to all these runspaces.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object Changing = new();
    private static readonly Dictionary<Runspace, RunspaceEvents> Importers = new();
    private static volatile RunspaceEvents[] _listeners = System.Array.Empty<RunspaceEvents>();

    /// <summary>The module is imported into the current runspace.</summary>
    public void OnImport()
    {
        var session = LyncSession.Open(new ClientFinder());
        if (Runspace.DefaultRunspace is not { } runspace)
            return;
        lock (Changing)
        {
            if (Importers.ContainsKey(runspace))
                return;
            Importers.Add(runspace, new RunspaceEvents(runspace));
            runspace.StateChanged += OnRunspaceStateChanged;
            if (Importers.Count == 1)
                session.Events.Raised += Tell;
            _listeners = Importers.Values.ToArray();
        }
    }

    /// <summary>The module is removed from the current runspace.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace)
            Remove(runspace);
    }

    private static void Tell(SessionEvent happened)
    {
        foreach (var listener in _listeners)
            listener.Enqueue(happened);
    }

    private static void OnRunspaceStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is Runspace runspace && change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            Remove(runspace);
    }

    private static void Remove(Runspace runspace)
    {
        lock (Changing)
        {
            if (!Importers.Remove(runspace))
                return;
            runspace.StateChanged -= OnRunspaceStateChanged;
            _listeners = Importers.Values.ToArray();
            if (Importers.Count > 0)
                return;
            LyncSession.Current.Events.Raised -= Tell;
            // Locked: a runspace that imports the module meanwhile must not have its session closed.
            LyncSession.Current.CloseAsync().GetAwaiter().GetResult();
        }
    }
}
