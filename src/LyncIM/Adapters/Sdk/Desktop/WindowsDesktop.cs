using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LyncIM.Adapters.Sdk;

/// <summary>Asks Windows. Nothing here throws: what Windows refuses to say is not known.</summary>
internal sealed class WindowsDesktop : IDesktopEnvironment
{
    /// <summary>Lync 2013 and all that Skype for Business is called lync.exe.</summary>
    private const string ProcessName = "lync";

    /// <summary>IUCOfficeIntegration, which every program asks for first; the errors of a broken registration name it.</summary>
    private const string InterfaceKey = @"SOFTWARE\Classes\Interface\{6A222195-F65E-467F-8F77-EB180BD85288}";

    /// <summary>Of Office 15.0 alone, because the SDK reads no other. "Lync 2013 system registry keys" has both keys.</summary>
    private const string LyncKey = @"SOFTWARE\Microsoft\Office\15.0\Lync";
    private const string Suppression = "UISuppressionMode";
    private const string ProviderKey = @"SOFTWARE\IM Providers\Lync";
    private const int Starting = 1;

    public static WindowsDesktop Instance { get; } = new();

    public bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public bool Is64Bit => Environment.Is64BitProcess;

    public DesktopProcess Current => Ask(
        () =>
        {
            using var current = Process.GetCurrentProcess();
            return Describe(current);
        },
        new DesktopProcess(null, null, null));

    public IReadOnlyList<DesktopProcess>? FindLync() => Ask<IReadOnlyList<DesktopProcess>?>(
        () =>
        {
            var found = new List<DesktopProcess>();
            foreach (var process in Process.GetProcessesByName(ProcessName))
            {
                using (process)
                    found.Add(Describe(process));
            }
            return found;
        },
        null);

    public bool? IsRegistered(bool for64Bit) => Environment.Is64BitOperatingSystem
        ? Ask<bool?>(() => WindowsRegistry.HasMachineKey(InterfaceKey, for64Bit), null)
        : null;

    public bool? IsStarting() =>
        Ask(() => WindowsRegistry.ReadUserNumber(ProviderKey, "UpAndRunning"), null) is { } state ? state == Starting : null;

    public bool? IsSuppressed() => Ask<bool?>(
        () => (WindowsRegistry.ReadUserNumber(LyncKey, Suppression) ?? WindowsRegistry.ReadMachineNumber(LyncKey, Suppression)) == 1, null);

    private static DesktopProcess Describe(Process process)
    {
        var token = Ask(() => WindowsToken.Read(process.Id), (null, null));
        return new DesktopProcess(Ask<int?>(() => process.SessionId, null), token.User, token.IsElevated);
    }

    private static T Ask<T>(Func<T> ask, T unknown)
    {
        try
        {
            return ask();
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return unknown;
        }
    }
}
