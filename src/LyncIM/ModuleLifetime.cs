using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncIM.Lync;
using LyncIM.Session;

namespace LyncIM;

/// <summary>
/// Opens the session when the module is imported, and closes it when the last runspace that imported it removes it or closes.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly HashSet<Runspace> Importers = new();

    /// <summary>The module is imported into the current runspace.</summary>
    public void OnImport()
    {
        LyncSession.Open(new LyncConnector());
        if (Runspace.DefaultRunspace is not { } runspace)
            return;
        lock (Importers)
        {
            if (Importers.Add(runspace))
                runspace.StateChanged += OnRunspaceStateChanged;
        }
    }

    /// <summary>The module is removed from the current runspace.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace)
            Remove(runspace);
    }

    private static void OnRunspaceStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is Runspace runspace && change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            Remove(runspace);
    }

    private static void Remove(Runspace runspace)
    {
        lock (Importers)
        {
            if (!Importers.Remove(runspace))
                return;
            runspace.StateChanged -= OnRunspaceStateChanged;
            if (Importers.Count > 0)
                return;
        }
        LyncSession.Current.CloseAsync().GetAwaiter().GetResult();
    }
}
