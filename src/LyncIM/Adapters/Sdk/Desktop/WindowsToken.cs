using System;
using System.Runtime.InteropServices;
using System.Text;

namespace LyncIM.Adapters.Sdk;

/// <summary>Reads whose a process is, and whether it is elevated, from its access token.</summary>
internal static class WindowsToken
{
    private const uint QueryLimitedInformation = 0x1000;
    private const uint TokenQuery = 0x0008;
    private const int TokenUser = 1;
    private const int TokenElevation = 20;

    /// <summary>What the token says; null for what may not be read.</summary>
    public static (string? User, bool? IsElevated) Read(int processId)
    {
        var process = OpenProcess(QueryLimitedInformation, false, processId);
        if (process == IntPtr.Zero)
            return (null, null);
        try
        {
            if (!OpenProcessToken(process, TokenQuery, out var token))
                return (null, null);
            try
            {
                return (ReadUser(token), ReadElevation(token));
            }
            finally
            {
                CloseHandle(token);
            }
        }
        finally
        {
            CloseHandle(process);
        }
    }

    private static bool? ReadElevation(IntPtr token) =>
        Read<bool?>(token, TokenElevation, information => Marshal.ReadInt32(information) != 0);

    /// <summary>TOKEN_USER begins with a pointer to the account's SID.</summary>
    private static string? ReadUser(IntPtr token) => Read(token, TokenUser, information => NameOf(Marshal.ReadIntPtr(information)));

    private static T? Read<T>(IntPtr token, int kind, Func<IntPtr, T> read)
    {
        GetTokenInformation(token, kind, IntPtr.Zero, 0, out var length);
        if (length == 0)
            return default;
        var information = Marshal.AllocHGlobal(length);
        try
        {
            return GetTokenInformation(token, kind, information, length, out _) ? read(information) : default;
        }
        finally
        {
            Marshal.FreeHGlobal(information);
        }
    }

    private static string? NameOf(IntPtr sid)
    {
        int nameLength = 256, domainLength = 256;
        var name = new StringBuilder(nameLength);
        var domain = new StringBuilder(domainLength);
        return LookupAccountSid(null, sid, name, ref nameLength, domain, ref domainLength, out _) ? $@"{domain}\{name}" : null;
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern IntPtr OpenProcess(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, int processId);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(IntPtr token, int kind, IntPtr information, int length, out int needed);

    [DllImport("advapi32.dll", EntryPoint = "LookupAccountSidW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupAccountSid(
        string? system, IntPtr sid, StringBuilder name, ref int nameLength, StringBuilder domain, ref int domainLength, out int use);
}
