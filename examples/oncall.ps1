<#
.SYNOPSIS
    Tells a group that something has happened, and ends with whoever takes it.
.DESCRIPTION
    Asks those of the group who are at their desk; the first who answers anything takes it, and the others are told. Exit code 0: somebody
    takes it. 1: nobody does. 2: nobody of the group is there, or there is no such group.
.EXAMPLE
    ./oncall.ps1 'IT On Call' 'SRV01 is down.'
#>
param(
    # The distribution group, by its name or its address.
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $What,

    # How long to wait for an answer, in seconds.
    [double] $Timeout = 300
)

$ErrorActionPreference = 'Stop'
try {
    $people = @(Get-LyncGroupMember $Group | Where-Object Availability -in Free, FreeIdle, Busy, BusyIdle | ForEach-Object SipAddress)
}
catch {
    "$_"
    exit 2
}
if ($people.Count -eq 0) {
    "Nobody of $Group is there."
    exit 2
}

$reply = Request-LyncReply $people "$What Who takes it? Answer anything, and it is yours." -Any -Timeout $Timeout -ErrorAction SilentlyContinue
if (-not $reply) {
    "Nobody of $($people.Count) has answered."
    exit 1
}
$people | Where-Object { $_ -ne $reply.From } | Send-LyncMessage -Message "$($reply.From) takes it." -ErrorAction SilentlyContinue
Send-LyncMessage $reply 'It is yours. Thank you.'
"$($reply.From) takes it."
exit 0
