<#
.SYNOPSIS
    Shows that you do not want to be disturbed, and why, while something runs; puts it back whatever happens.
.DESCRIPTION
    Exit code 0: it has run. Exit code 1: it has failed; your presence is put back all the same.
.EXAMPLE
    ./maintenance.ps1 'Patching SRV01 until 22:00' { ./patch.ps1 SRV01 }
#>
param(
    # The note that others see beside your name.
    [Parameter(Mandatory)] [string] $Note,

    # What runs.
    [Parameter(Mandatory)] [scriptblock] $Action
)

$ErrorActionPreference = 'Stop'
$before = Get-LyncContact
$exitCode = 0
try {
    Set-LyncPresence DoNotDisturb -Note $Note
    & $Action
}
catch {
    "It has failed: $_"
    $exitCode = 1
}
finally {
    # Also where Ctrl+C ends it.
    Set-LyncPresence -Reset -Note $before.Note -ErrorAction Continue
}
exit $exitCode
