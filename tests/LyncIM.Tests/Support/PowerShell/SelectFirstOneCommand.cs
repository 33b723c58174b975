using System;
using System.Management.Automation;
using System.Reflection;

namespace LyncIM.Tests;

/// <summary>What Select-Object -First 1 does, which lives in a module that is not here: passes one on and ends what is upstream.</summary>
[Cmdlet(VerbsCommon.Select, "FirstOne")]
public sealed class SelectFirstOneCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        var type = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        throw (Exception)Activator.CreateInstance(
            type, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, [this], null)!;
    }
}
