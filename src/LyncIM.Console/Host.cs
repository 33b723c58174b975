using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace LyncIM.Console;

/// <summary>The host as scripts see it.</summary>
internal sealed class Host : PSHost
{
    private readonly HostUI _ui = new();

    /// <summary>What a script said with exit; null where none did.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "LyncIM.Console";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = typeof(Host).Assembly.GetName().Version!;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
