using System.Collections.Generic;
using LyncIM.Adapters.Sdk;

namespace LyncIM.Tests.Sdk;

/// <summary>A Windows of which all is known that a test says, and nothing else.</summary>
internal sealed class KnownDesktop : IDesktopEnvironment
{
    public const string Me = @"CONTOSO\me";

    public bool IsWindows { get; init; } = true;

    public bool Is64Bit { get; init; } = true;

    public DesktopProcess Current { get; init; } = new(1, Me, false);

    public IReadOnlyList<DesktopProcess>? Lync { get; init; } = [];

    public bool? RegisteredFor64Bit { get; init; }

    public bool? RegisteredFor32Bit { get; init; }

    public bool? Starting { get; init; }

    public bool? Suppressed { get; init; }

    public IReadOnlyList<DesktopProcess>? FindLync() => Lync;

    public bool? IsRegistered(bool for64Bit) => for64Bit ? RegisteredFor64Bit : RegisteredFor32Bit;

    public bool? IsStarting() => Starting;

    public bool? IsSuppressed() => Suppressed;
}
