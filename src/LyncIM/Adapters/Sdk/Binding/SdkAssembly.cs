using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Finds and loads Microsoft.Lync.Model, genuine or simulated. Nothing of it may be touched before it is bound: until then the
/// module has to work without.
/// </summary>
internal static class SdkAssembly
{
    private const string ModelName = "Microsoft.Lync.Model";
    private const string SimulationType = ModelName + ".Simulation.SimulatedNetwork";

    private static readonly object Binding = new();
    private static Assembly? _bound;

    /// <summary>
    /// Binds what the process has loaded already; else what <paramref name="choice"/> or the environment asks for; else what
    /// stands in the SDK's usual folders.
    /// </summary>
    /// <exception cref="LyncException">LyncSdkNotFound, LyncSdkConflict.</exception>
    public static Assembly Bind(ClientChoice choice)
    {
        lock (Binding)
        {
            EnsureCompatible(choice);
            if (_bound is not null)
                return _bound;
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            _bound = FindLoaded() ?? Load(choice.Kind == ClientKind.Simulator, choice.Location);
            SdkCures.UniteLocks(_bound);
            return _bound;
        }
    }

    /// <summary>Desktop or Simulator where the process has loaded one of them; else null.</summary>
    public static ClientKind? LoadedKind =>
        (_bound ?? FindLoaded()) is not { } loaded ? null : IsSimulator(loaded) ? ClientKind.Simulator : ClientKind.Desktop;

    /// <summary>Throws if this process has loaded a different client.</summary>
    /// <exception cref="LyncException">LyncSdkConflict: it has loaded the other one.</exception>
    public static void EnsureCompatible(ClientChoice choice)
    {
        if ((_bound ?? FindLoaded()) is not { } loaded)
            return;
        var isSimulator = IsSimulator(loaded);
        if (choice.Kind == ClientKind.Simulator && !isSimulator)
            throw Conflict("the Lync SDK", "the simulator");
        var isMeant = choice.Location is { } path && IsSameFile(SdkFiles.FileIn(path), loaded.Location);
        if (choice.Kind == ClientKind.Desktop && isSimulator && !isMeant)
            throw Conflict("the simulator", "the Lync SDK");
    }

    /// <summary>Whether it is the stand-in, from which nothing leaves this machine.</summary>
    public static bool IsSimulator(Assembly sdk) => sdk.GetType(SimulationType) is not null;

    private static Assembly? FindLoaded() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == ModelName);

    private static LyncException Conflict(string loaded, string wanted) => new(
        MessagingError.LyncSdkConflict, $"This process has loaded {loaded} already, and cannot load {wanted} as well.");

    private static Assembly Load(bool simulator, string? sdkPath)
    {
        var tried = new List<string>();
        foreach (var file in SdkFiles.Candidates(simulator, sdkPath))
        {
            if (!File.Exists(file))
            {
                tried.Add(file);
                continue;
            }
            try
            {
                return Assembly.LoadFrom(file);
            }
            catch (Exception e) when (e is IOException or BadImageFormatException or System.Security.SecurityException)
            {
                tried.Add($"{file} ({e.Message})");
            }
        }
        throw NotFound(tried);
    }

    private static LyncException NotFound(IEnumerable<string> tried)
    {
        var message = $"There is no {SdkFiles.FileName} on this machine, which LyncIM needs to talk to Lync.";
        var where = $"Tried: {string.Join("; ", tried)}.";
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new LyncException(MessagingError.LyncSdkNotFound, $"{message} {where}")
            : new LyncException(MessagingError.LyncSdkNotFound, $"{message} Lync runs on Windows only. {where}")
            {
                Recommendation = SdkWords.NotOnWindows,
            };
    }

    private static bool IsSameFile(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Meets LyncIM's reference, which is to the unsigned stand-in, and the SDK's own with what is bound.</summary>
    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        var name = new AssemblyName(args.Name).Name;
        if (_bound is null)
            return null;
        if (name == ModelName)
            return _bound;
        var isOfSdk = name is not null && (name.StartsWith("Microsoft.Lync.", StringComparison.Ordinal) || name == "Microsoft.Office.Uc");
        if (!isOfSdk || string.IsNullOrEmpty(_bound.Location))
            return null;
        var file = Path.Combine(Path.GetDirectoryName(_bound.Location)!, name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
