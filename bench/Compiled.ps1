# Counts the methods that the runtime compiles from the import of the module to the first message sent: most of what a one-liner
# waits for. Run it in PowerShell 7:
#
#   pwsh -NoProfile -File bench/Compiled.ps1
#   pwsh -NoProfile -File bench/Compiled.ps1 -List    # which methods of LyncIM, for whoever wants fewer
param(
    [string] $Module = "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1",
    [switch] $List
)

$ErrorActionPreference = 'Stop'
$env:LYNCIM_CLIENT = 'Simulator'

Add-Type -TypeDefinition @'
using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;

public sealed class CompiledMethods : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private readonly ConcurrentQueue<string> _methods = new ConcurrentQueue<string>();

    public string[] All { get { return _methods.ToArray(); } }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(source, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        if (written.EventName != null && written.EventName.StartsWith("MethodLoadVerbose"))
            _methods.Enqueue(written.Payload[6] + "::" + written.Payload[7] + " " + written.Payload[8]);
    }
}
'@

$listener = [CompiledMethods]::new()
$null = $listener.All
$before = $listener.All.Count
Import-Module $Module
Send-LyncMessage kim@contoso.com 'Backup finished' -WarningAction SilentlyContinue
$methods = $listener.All | Select-Object -Skip $before
$listener.Dispose()

# A generic instance over one of LyncIM's types is compiled for LyncIM, whoever has written the method.
$own = $methods | Where-Object { ($_ -split '::')[0] -like '*LyncIM*' } | Sort-Object -Unique
if ($List) {
    $own
}
"$(@($own).Count) methods of LyncIM, of $(@($methods).Count) compiled from the import to the first message."
