<#
.SYNOPSIS
    Asks those of a distribution group who are at their desk; the first answer wins, and the others are told.
.DESCRIPTION
    Exit code 0: somebody takes it. Exit code 1: nobody has answered. Exit code 2: there is nobody to be asked.
.EXAMPLE
    ./oncall.ps1 'IT On Call' 'SRV01 is down. Who takes it?'
.EXAMPLE
    ./oncall.ps1 it-oncall@contoso.com 'SRV01 is down. Who takes it?' -Timeout 60
#>
param(
    # The group, by its name or its address.
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $Question,

    # How long to wait for the first answer, in seconds.
    [double] $Timeout = 300
)

$ErrorActionPreference = 'Stop'
$members = @(Get-LyncGroupMember $Group)
$present = @($members | Get-LyncContact -ErrorAction SilentlyContinue | Where-Object Availability -in Free, FreeIdle, Busy, BusyIdle)
"$($present.Count) of $($members.Count) are at their desk."
if ($present.Count -eq 0) {
    exit 2
}

$reply = $present | Request-LyncReply -Message $Question -Any -Timeout $Timeout -ErrorAction SilentlyContinue
if (-not $reply) {
    'Nobody has answered.'
    exit 1
}

"$($reply.From): $($reply.Text)"
$others = @($present | Where-Object SipAddress -ne $reply.To)
if ($others) {
    $others | Send-LyncMessage -Message "$($reply.From) takes it." -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
}
exit 0
