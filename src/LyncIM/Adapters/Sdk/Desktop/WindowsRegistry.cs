using System;
using System.Runtime.InteropServices;

namespace LyncIM.Adapters.Sdk;

/// <summary>Reads a few values of the registry.</summary>
internal static class WindowsRegistry
{
    private const int ErrorSuccess = 0;
    private const int ErrorFileNotFound = 2;
    private const uint KeyRead = 0x20019;
    private const uint KeyOf64Bit = 0x0100;
    private const uint KeyOf32Bit = 0x0200;
    private const uint AcceptNumber = 0x00000010;

    private static readonly IntPtr CurrentUser = unchecked((IntPtr)(int)0x80000001);
    private static readonly IntPtr LocalMachine = unchecked((IntPtr)(int)0x80000002);

    /// <summary>Whether the machine has that key, for programs of so many bits; null where it may not be read.</summary>
    public static bool? HasMachineKey(string key, bool for64Bit)
    {
        var error = RegOpenKeyEx(LocalMachine, key, 0, KeyRead | (for64Bit ? KeyOf64Bit : KeyOf32Bit), out var handle);
        if (error == ErrorSuccess)
            _ = RegCloseKey(handle);
        return error == ErrorSuccess ? true : error == ErrorFileNotFound ? false : null;
    }

    /// <summary>A number of the user's; null where there is none.</summary>
    public static int? ReadUserNumber(string key, string name) => ReadNumber(CurrentUser, key, name);

    /// <summary>A number of the machine's; null where there is none.</summary>
    public static int? ReadMachineNumber(string key, string name) => ReadNumber(LocalMachine, key, name);

    private static int? ReadNumber(IntPtr root, string key, string name)
    {
        var length = sizeof(int);
        return RegGetValue(root, key, name, AcceptNumber, out _, out var number, ref length) == ErrorSuccess ? number : null;
    }

    [DllImport("advapi32.dll", EntryPoint = "RegOpenKeyExW", CharSet = CharSet.Unicode)]
    private static extern int RegOpenKeyEx(IntPtr root, string key, uint options, uint access, out IntPtr handle);

    [DllImport("advapi32.dll")]
    private static extern int RegCloseKey(IntPtr handle);

    [DllImport("advapi32.dll", EntryPoint = "RegGetValueW", CharSet = CharSet.Unicode)]
    private static extern int RegGetValue(IntPtr root, string key, string name, uint flags, out uint type, out int number, ref int length);
}
