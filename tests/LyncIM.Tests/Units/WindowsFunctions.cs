using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace LyncIM.Tests.Units;

/// <summary>
/// Functions that Windows 7 and Server 2008 R2 and everything later export, with how many parameters each has, as Microsoft's pages on
/// them say. What a shipped assembly calls stands here once somebody has looked it up there.
/// </summary>
internal static class WindowsFunctions
{
    private static readonly Dictionary<string, string> Exports = new(StringComparer.OrdinalIgnoreCase)
    {
        ["advapi32"] = """
            CheckTokenMembership/3 ConvertSidToStringSidW/2 ConvertStringSidToSidW/2 DuplicateToken/3 EqualSid/2 GetLengthSid/1
            GetSidSubAuthority/2 GetSidSubAuthorityCount/1 GetTokenInformation/5 IsValidSid/1 LookupAccountSidW/7 OpenProcessToken/3
            RegCloseKey/1 RegEnumKeyExW/8 RegGetValueW/7 RegOpenKeyExW/5 RegQueryValueExW/6
            """,
        ["kernel32"] = """
            CloseHandle/1 GetCurrentProcess/0 GetCurrentProcessId/0 GetCurrentThreadId/0 GetModuleHandleW/1 GetProcAddress/2
            IsWow64Process/2 LocalFree/1 OpenProcess/3 ProcessIdToSessionId/2 QueryFullProcessImageNameW/4 WTSGetActiveConsoleSessionId/0
            """,
        ["ole32"] = "CLSIDFromProgID/2 CLSIDFromString/2 CoCreateInstance/5 CoGetClassObject/5",
        ["oleaut32"] = "GetActiveObject/3",
        ["user32"] = """
            EnumWindows/2 FindWindowExW/4 FindWindowW/2 GetProcessWindowStation/0 GetThreadDesktop/1 GetUserObjectInformationW/5
            GetWindowThreadProcessId/2 IsHungAppWindow/1 IsWindow/1
            """,
        ["wtsapi32"] = "WTSEnumerateProcessesW/5 WTSEnumerateSessionsW/5 WTSFreeMemory/1 WTSQuerySessionInformationW/5",
    };

    /// <summary>
    /// What is wrong with the declarations of a module: functions that their library does not export so, and text that would be sent in
    /// the code page of the machine.
    /// </summary>
    public static IEnumerable<string> WrongIn(ModuleDefinition module) => module
        .GetTypes()
        .SelectMany(type => type.Methods)
        .Where(method => method.IsPInvokeImpl)
        .SelectMany(WrongIn);

    private static IEnumerable<string> WrongIn(MethodDefinition method)
    {
        var (library, name) = (method.PInvokeInfo.Module.Name, method.PInvokeInfo.EntryPoint);
        var names = method.PInvokeInfo.IsNoMangle ? [name] : new[] { name, name + "W" };
        if (!names.Any(candidate => IsExported(library, candidate, method.Parameters.Count)))
            yield return $"{library}!{name}/{method.Parameters.Count}";
        if (method.Parameters.Any(IsText) && !method.PInvokeInfo.IsCharSetUnicode)
            yield return $"{library}!{name} in the code page";
    }

    private static bool IsExported(string library, string name, int parameters)
    {
        var file = library.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? library[..^4] : library;
        return Exports.TryGetValue(file, out var functions)
            && functions.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains($"{name}/{parameters}");
    }

    private static bool IsText(ParameterDefinition parameter) =>
        !parameter.HasMarshalInfo
        && parameter.ParameterType.GetElementType().FullName is "System.String" or "System.Text.StringBuilder" or "System.Char";
}
