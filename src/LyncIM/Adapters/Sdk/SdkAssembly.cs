using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Finds and loads Microsoft.Lync.Model, genuine or simulated. Nothing of it may be touched before it is bound: until then the
/// module has to work without.
/// </summary>
internal static class SdkAssembly
{
    private const string AssemblyName = "Microsoft.Lync.Model";
    private const string FileName = AssemblyName + ".dll";
    private const string SimulationType = AssemblyName + ".Simulation.SimulatedNetwork";
    private const string PathVariable = "LYNCIM_SDK_PATH";

    private static readonly string[] ProgramFilesVariables = { "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432" };

    private static readonly string[][] UsualFolders =
    {
        new[] { "Microsoft Office 2013", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "Office15", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "Office16", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "root", "Office16", "LyncSDK", "Assemblies", "Desktop" },
    };

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
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            return _bound = FindLoaded() ?? Load(choice.Kind == ClientKind.Simulator, choice.Location);
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
        if (choice.Kind == ClientKind.Desktop && isSimulator && !(choice.Location is { } path && IsSameFile(FileIn(path), loaded.Location)))
            throw Conflict("the simulator", "the Lync SDK");
    }

    /// <summary>Whether it is the stand-in, from which nothing leaves this machine.</summary>
    public static bool IsSimulator(Assembly sdk) => sdk.GetType(SimulationType) is not null;

    private static Assembly? FindLoaded() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == AssemblyName);

    private static LyncException Conflict(string loaded, string wanted) => new(
        MessagingError.LyncSdkConflict, $"This process has loaded {loaded} already, and cannot load {wanted} as well.");

    private static Assembly Load(bool simulator, string? sdkPath)
    {
        var tried = new List<string>();
        foreach (var file in Candidates(simulator, sdkPath))
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
        throw new LyncException(
            MessagingError.LyncSdkNotFound,
            $"There is no {FileName} on this machine, which LyncIM needs to talk to Lync. Tried: {string.Join("; ", tried)}.");
    }

    /// <summary>A folder that the user names is the only one that is tried.</summary>
    private static IEnumerable<string> Candidates(bool simulator, string? sdkPath)
    {
        if (simulator)
            return new[] { Path.Combine(ModuleFolder, "Simulator", FileName) };
        var named = sdkPath ?? Environment.GetEnvironmentVariable(PathVariable);
        return string.IsNullOrWhiteSpace(named) ? UsualFiles() : new[] { FileIn(named!) };
    }

    private static string FileIn(string path) =>
        path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase) ? Path.GetFullPath(path) : Path.GetFullPath(Path.Combine(path, FileName));

    private static IEnumerable<string> UsualFiles() =>
        from root in ProgramFilesVariables.Select(RootOf).Distinct(StringComparer.OrdinalIgnoreCase)
        from folder in UsualFolders
        select Path.Combine(new[] { root }.Concat(folder).Append(FileName).ToArray());

    private static string RootOf(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root ? root : $"%{variable}%";

    private static string ModuleFolder => Path.GetDirectoryName(typeof(SdkAssembly).Assembly.Location)!;

    private static bool IsSameFile(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>LyncIM was compiled against the unsigned stand-in: its reference is met by whatever is bound, and so are the SDK's own.</summary>
    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        var name = new System.Reflection.AssemblyName(args.Name).Name;
        if (_bound is null)
            return null;
        if (name == AssemblyName)
            return _bound;
        var isOfSdk = name is not null && (name.StartsWith("Microsoft.Lync.", StringComparison.Ordinal) || name == "Microsoft.Office.Uc");
        if (!isOfSdk || string.IsNullOrEmpty(_bound.Location))
            return null;
        var file = Path.Combine(Path.GetDirectoryName(_bound.Location)!, name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
