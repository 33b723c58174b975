using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LyncIM.Adapters.Sdk;

/// <summary>Where the SDK's assembly may be.</summary>
internal static class SdkFiles
{
    public const string FileName = "Microsoft.Lync.Model.dll";

    private const string PathVariable = "LYNCIM_SDK_PATH";

    private static readonly string[] ProgramFilesVariables = { "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432" };

    private static readonly string[][] UsualFolders =
    {
        new[] { "Microsoft Office 2013", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "Office15", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "Office16", "LyncSDK", "Assemblies", "Desktop" },
        new[] { "Microsoft Office", "root", "Office16", "LyncSDK", "Assemblies", "Desktop" },
    };

    /// <summary>The files to be tried, in order. A folder that the user names is the only one.</summary>
    /// <param name="isSimulator">Whether the stand-in is wanted, which is shipped with the module.</param>
    /// <param name="sdkPath">The folder or the file that the command names; null for the environment's, else the usual ones.</param>
    public static IEnumerable<string> Candidates(bool isSimulator, string? sdkPath)
    {
        if (isSimulator)
            return new[] { Path.Combine(ModuleFolder, "Simulator", FileName) };
        var named = sdkPath ?? Environment.GetEnvironmentVariable(PathVariable);
        return string.IsNullOrWhiteSpace(named) ? UsualFiles() : new[] { FileIn(named!) };
    }

    /// <summary>The assembly in a folder; a path to the assembly is that file.</summary>
    public static string FileIn(string path) =>
        Path.GetFullPath(path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase) ? path : Path.Combine(path, FileName));

    private static string ModuleFolder => Path.GetDirectoryName(typeof(SdkFiles).Assembly.Location)!;

    private static IEnumerable<string> UsualFiles() =>
        from root in ProgramFilesVariables.Select(RootOf).Distinct(StringComparer.OrdinalIgnoreCase)
        from folder in UsualFolders
        select Path.Combine(new[] { root }.Concat(folder).Append(FileName).ToArray());

    private static string RootOf(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root ? root : $"%{variable}%";
}
