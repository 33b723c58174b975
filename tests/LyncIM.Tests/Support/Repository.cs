using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LyncIM.Tests;

/// <summary>Where things are in the working copy that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The manifest of the module that the build has left.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "artifacts", "LyncIM", "LyncIM.psd1");

    /// <summary>The module's version, which the manifest says.</summary>
    public static string Version { get; } = Regex.Match(File.ReadAllText(Folder("LyncIM.psd1")), @"ModuleVersion\s*=\s*'([\d.]+)'").Groups[1].Value;

    /// <summary>The console host that the build has left.</summary>
    public static string Console { get; } =
        Path.Combine(Root, "artifacts", "bin", "LyncIM.Console", Configuration.ToLowerInvariant(), "LyncIM.Console.dll");

    /// <summary>The development server that the build has left.</summary>
    public static string DevServer { get; } =
        Path.Combine(Root, "artifacts", "bin", "LyncIM.DevServer", Configuration.ToLowerInvariant(), "LyncIM.DevServer.dll");

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string NetFramework { get; } = Metadata("NetFramework");

    /// <summary>What Windows PowerShell 5.1 and PowerShell 7 have in common.</summary>
    public static string PowerShellStandard { get; } = Metadata("PowerShellStandard");

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
