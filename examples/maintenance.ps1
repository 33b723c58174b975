<#
.SYNOPSIS
    Shows that you are patching, while you are: do not disturb, and a note. Puts it back, whatever happens.
.EXAMPLE
    ./maintenance.ps1 'Patching SRV01 until 22:00' { Install-Updates SRV01 }
#>
param(
    # What others read beside your name.
    [Parameter(Mandatory)] [string] $Note,

    # The work.
    [Parameter(Mandatory)] [scriptblock] $Do
)

$ErrorActionPreference = 'Stop'
$before = Get-LyncContact
Set-LyncPresence DoNotDisturb -Note $Note
try {
    & $Do
}
finally {
    Set-LyncPresence -Reset -Note $before.Note
}
