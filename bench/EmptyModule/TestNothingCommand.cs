using System.Management.Automation;

namespace EmptyModule;

/// <summary>Does nothing: PowerShell wants a binary module to have at least one command.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Nothing")]
public sealed class TestNothingCommand : PSCmdlet
{
}
