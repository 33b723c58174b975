<#
.SYNOPSIS
    Asks somebody a question that is answered by yes or no, and waits for the answer.
.DESCRIPTION
    Exit code 0: yes. 1: no. 2: there is no answer in time, or the question could not be delivered.
.EXAMPLE
    ./ask.ps1 kim@contoso.com 'May I restart the server?' -Timeout 600
#>
param(
    [Parameter(Mandatory)] [string] $Person,
    [Parameter(Mandatory)] [string] $Question,

    # How long to wait for the answer, in seconds.
    [double] $Timeout = 300
)

$reply = Request-LyncReply $Person $Question -Choice Yes, No -Timeout $Timeout -ErrorAction SilentlyContinue -ErrorVariable failed
if (-not $reply) {
    "$($failed[0])"
    exit 2
}
Send-LyncMessage $reply 'Thank you.'
"$($reply.From): $($reply.Text)"
exit [int] ($reply.Choice -ne 'Yes')
