using System.Collections.Generic;

namespace LyncIM.Adapters.Sdk;

/// <summary>What Windows knows of Lync and of this process. What it does not say is null, and is not guessed.</summary>
internal interface IDesktopEnvironment
{
    /// <summary>Whether there is a Windows to be asked.</summary>
    bool IsWindows { get; }

    /// <summary>Whether this process has 64 bits.</summary>
    bool Is64Bit { get; }

    /// <summary>This process.</summary>
    DesktopProcess Current { get; }

    /// <summary>The processes of Lync, in all sessions; null where they cannot be listed.</summary>
    IReadOnlyList<DesktopProcess>? FindLync();

    /// <summary>Whether Lync's COM interface is registered for programs of so many bits.</summary>
    bool? IsRegistered(bool for64Bit);

    /// <summary>Whether Lync says of itself that it is starting.</summary>
    bool? IsStarting();

    /// <summary>Whether Lync is set to run without its window, so that a program has to start it.</summary>
    bool? IsSuppressed();
}
