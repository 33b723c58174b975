<#
.SYNOPSIS
    Asks somebody a question, and waits for the answer.
.DESCRIPTION
    Exit code 0: the answer is yes.
    Exit code 1: it is no.
    Exit code 2: there is none in time, or the question could not be delivered.
.EXAMPLE
    ./ask.ps1 kim@contoso.com 'May I restart the server?' -Timeout 600
#>
param(
    [Parameter(Mandatory)] [string] $Person,
    [Parameter(Mandatory)] [string] $Question,

    # How long to wait for the answer, in seconds.
    [double] $Timeout = 300
)

$ErrorActionPreference = 'Stop'
$reply = Request-LyncReply $Person $Question -Choice Yes, No -Timeout $Timeout -ErrorAction SilentlyContinue -ErrorVariable failed
if (-not $reply) {
    "$($failed[0])"
    exit 2
}

$reply | Send-LyncMessage -Message 'Thank you.' -ErrorAction Continue
"$($reply.From): $($reply.Text)"
exit [int] ($reply.Choice -ne 'Yes')
